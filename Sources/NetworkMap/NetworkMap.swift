// NetworkMap

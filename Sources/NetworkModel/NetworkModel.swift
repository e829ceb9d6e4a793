// NetworkModel

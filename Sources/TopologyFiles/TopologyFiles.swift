// TopologyFiles

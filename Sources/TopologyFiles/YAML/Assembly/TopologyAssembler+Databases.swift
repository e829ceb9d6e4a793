import NetworkModel

extension TopologyAssembler {
  mutating func addDatabases(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let vpcID = vpcID(vpc)
    for item in vpc.databases {
      let id = names.id(NameTable.Key(.database, in: vpc.name.text, item.name.text))
      let (label, scope) = place(item.name, in: vpc)
      let interface = item.interface.flatMap {
        findID($0, .networkInterface, in: vpc.name.text)
      }
      builder.add(
        Database.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
        locate: locator(item.name.position)
      ) { references in
        Database(
          id: id, name: label, scope: scope, vpc: references.required(vpcID),
          dnsName: InternedText(item.dnsName), port: item.port,
          isPubliclyAccessible: item.isPubliclyAccessible, state: item.state,
          interface: references.known(interface))
      }
    }
  }
}

import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "Instances",
    used: """
      InstanceId InstanceType State NetworkInterfaces Placement Tags VpcId SubnetId OwnerId
      """,
    notNeeded: """
      AmiLaunchIndex Architecture BlockDeviceMappings BootMode CapacityBlockId CapacityReservationId \
      CapacityReservationSpecification ClientToken CpuOptions CurrentInstanceBootMode EbsOptimized \
      ElasticGpuAssociations ElasticInferenceAcceleratorAssociations EnaSupport EnclaveOptions \
      HibernationOptions Hypervisor IamInstanceProfile ImageId InstanceLifecycle Ipv6Address \
      KernelId KeyName LaunchTime Licenses MaintenanceOptions MetadataOptions Monitoring \
      NetworkPerformanceOptions Operator OutpostArn Platform PlatformDetails PrivateDnsName \
      PrivateDnsNameOptions PrivateIpAddress ProductCodes PublicDnsName PublicIpAddress RamdiskId \
      RootDeviceName RootDeviceType SecurityGroups SourceDestCheck SpotInstanceRequestId \
      SriovNetSupport StateReason StateTransitionReason TpmSupport UsageOperation \
      UsageOperationUpdateTime VirtualizationType
      """,
    notModelled: "SecondaryInterfaces")

  /// An entry of `describe-instances`.
  mutating func readReservation(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    let outer = surroundings
    defer { surroundings = outer }
    if let owner = record.string("OwnerId"), AWSRegion.isAccount(owner) {
      surroundings.account = InternedText(owner)
    }
    for instance in record.records("Instances") { readInstance(instance, &builder) }
  }

  mutating func readInstance(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("InstanceId", .instance) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    let placement = record.record("Placement")
    let zone = placement?.interned("AvailabilityZone") ?? .empty
    let scope = scope(of: record, zone: zone, vpc: record.id("VpcId", .vpc))
    let type = record.interned("InstanceType")
    let state =
      record.record("State").map { self.state(of: $0, "Name", default: .running) } ?? .running
    readInterfaces(record, of: id)
    builder.add(
      Instance.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      Instance(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope), state: state,
        instanceType: type,
        interfaces: joins.interfaces(of: id).compactMap { references.known($0) })
    }
  }

  /// Keeps an instance's interfaces for the case that no output of `describe-network-interfaces`
  /// tells of them.
  private mutating func readInterfaces(_ record: JSONRecord, of instance: ResourceID) {
    for interface in record.records("NetworkInterfaces") {
      guard let id = interface.requiredID("NetworkInterfaceId", .networkInterface) else { continue }
      let index = interface.record("Attachment")?.int("DeviceIndex")
      joins.attach(id, to: instance, deviceIndex: index ?? 0)
      var interface = interface
      interface.resource = id
      if let draft = self.interface(id, interface, tagKey: "TagSet") {
        instanceInterfaces.append(draft)
      }
    }
    if !record.has("NetworkInterfaces"), record.has("PrivateIpAddress"), record.has("VpcId") {
      readAddressWithoutInterface(record, of: instance)
    }
  }

  /// Captures that were cut down with `--query` know an instance's address and not its interface, which
  /// must be there all the same.
  private mutating func readAddressWithoutInterface(
    _ record: JSONRecord, of instance: ResourceID
  ) {
    let id = ResourceID("\(instance)/primary", kind: .networkInterface)
    guard var draft = interface(id, record, tagKey: "NoTags") else { return }
    draft.publicAddress = record.ipv4("PublicIpAddress")
    draft.groups = record.records("SecurityGroups").compactMap {
      $0.id("GroupId", .securityGroup)
    }
    addressesWithoutInterface.append((instance, draft))
  }
}

import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "DBInstances",
    used: """
      DBInstanceIdentifier DBInstanceArn DBInstanceStatus Endpoint DBSubnetGroup VpcSecurityGroups \
      AvailabilityZone PubliclyAccessible TagList MultiAZ
      """,
    notNeeded: """
      AllocatedStorage AutoMinorVersionUpgrade BackupRetentionPeriod CACertificateIdentifier \
      CertificateDetails CopyTagsToSnapshot DBClusterIdentifier DBInstanceClass DBName \
      DBParameterGroups DBSecurityGroups DbInstancePort DbiResourceId DeletionProtection \
      DomainMemberships Engine EngineVersion IAMDatabaseAuthenticationEnabled InstanceCreateTime \
      KmsKeyId LatestRestorableTime LicenseModel MasterUsername MonitoringInterval NetworkType \
      OptionGroupMemberships PendingModifiedValues PerformanceInsightsEnabled \
      PreferredBackupWindow PreferredMaintenanceWindow ReadReplicaDBInstanceIdentifiers \
      SecondaryAvailabilityZone StorageEncrypted StorageType
      """)

  /// `rds describe-db-instances`.
  mutating func readDatabase(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("DBInstanceIdentifier", .database) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let subnetGroup = record.record("DBSubnetGroup")
    guard let vpc = subnetGroup?.id("VpcId", .vpc) else { return }
    let zone = record.interned("AvailabilityZone")
    let scope = scope(of: record, zone: zone, arn: "DBInstanceArn", vpc: vpc)
    let state = ResourceState(aws: record.string("DBInstanceStatus") ?? "available")
    let endpoint = record.record("Endpoint")
    let dnsName = InternedText((endpoint?.string("Address") ?? "").lowercased())
    let port = endpoint?.int("Port").flatMap { UInt16(exactly: $0) }
    let isPublic = record.bool("PubliclyAccessible") ?? false
    let wanted = DatabaseInterface(
      zone: zone,
      groups: Set(
        record.records("VpcSecurityGroups").compactMap {
          $0.id("VpcSecurityGroupId", .securityGroup)
        }))
    let subnets = Set(
      (subnetGroup?.records("Subnets") ?? []).compactMap { $0.id("SubnetIdentifier", .subnet) })
    builder.add(
      Database.self, id: id, requires: [.init(vpc, "VpcId")],
      tags: tags(of: record, "TagList").rest,
      locate: record.locator
    ) { [joins] references in
      // AWS does not say which of its interfaces is whose; where one alone fits, it is that.
      let fitting = (joins.interfacesOfDatabases[vpc] ?? []).filter { item in
        item.properties == wanted && (subnets.isEmpty || item.subnet.map(subnets.contains) ?? false)
      }
      return Database(
        id: id, name: InternedText(id.text), scope: joins.scopes.handle(at: scope),
        vpc: references.required(vpc), dnsName: dnsName, port: port,
        isPubliclyAccessible: isPublic, state: state,
        interface: fitting.count == 1 ? references.known(fitting.first?.id) : nil)
    }
  }
}

/// What an interface of AWS's for a database has in common with the database.
struct DatabaseInterface: Hashable {
  var zone: InternedText
  var groups: Set<ResourceID>
}

import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "TargetGroups",
    used: "TargetGroupArn TargetGroupName Protocol Port VpcId TargetType LoadBalancerArns",
    notNeeded: """
      HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort \
      HealthCheckProtocol HealthCheckTimeoutSeconds HealthyThresholdCount IpAddressType Matcher \
      ProtocolVersion TargetControlPort UnhealthyThresholdCount
      """)

  private static let healthSchema = AttributeSchema(
    "TargetHealthDescriptions", used: "Target TargetHealth",
    notNeeded: "AdministrativeOverride AnomalyDetection HealthCheckPort")

  /// `elbv2 describe-target-groups`.
  mutating func readTargetGroup(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = Self.targetGroupID(record.string("TargetGroupArn")) else {
      _ = record.requiredID("TargetGroupArn", .targetGroup)
      return
    }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let vpc = record.id("VpcId", .vpc)
    let scope = scope(of: record, arn: "TargetGroupArn", vpc: vpc)
    let name = record.interned("TargetGroupName")
    let type = TargetGroup.TargetType(rawValue: record.string("TargetType") ?? "") ?? .instance
    let proto = record.string("Protocol")
      .flatMap { LoadBalancer.Listener.ListenerProtocol(rawValue: $0) }
    let port = record.int("Port").flatMap { UInt16(exactly: $0) }
    builder.add(TargetGroup.self, id: id, locate: record.locator) { [joins] references in
      TargetGroup(
        id: id, name: name, scope: joins.scopes.handle(at: scope),
        vpc: references.optional(vpc, "VpcId"), type: type, protocol: proto, port: port,
        preservesClientAddress: joins.attribute("preserve_client_ip.enabled", of: id)
          .map { $0 == "true" },
        targets: joins.targets(of: id)?.map { $0.target(with: references) })
    }
  }

  /// `elbv2 describe-target-health`, which does not say of which group; the file's name does, or an ARN
  /// beside it.
  mutating func readTargetHealth(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    let owner = Self.targetGroupID(record.string("TargetGroupArn"))
    let place = owner.map { Joins.AttributePlace.resource($0) } ?? .fileName(fileName)
    var targets: [TargetDraft] = []
    for item in record.records("TargetHealthDescriptions") {
      item.audit(Self.healthSchema)
      guard let target = item.record("Target"), let text = target.string("Id") else { continue }
      let state = item.record("TargetHealth")?.string("State")
      let health: TargetGroup.Target.Health =
        switch state {
        case "healthy": .healthy
        case "unhealthy", "unhealthy.draining": .unhealthy
        case "draining", "unused": .unused
        default: .unknown
        }
      targets.append(
        TargetDraft(
          id: text, port: target.int("Port").flatMap { UInt16(exactly: $0) },
          zone: target.interned("AvailabilityZone"), health: health))
    }
    joins.targetsOfGroups.append((place, targets))
  }
}

/// A target before it is looked up.
struct TargetDraft {
  var id: String
  var port: UInt16?
  var zone: InternedText
  var health: TargetGroup.Target.Health

  func target(with references: TopologyBuilder.References) -> TargetGroup.Target {
    TargetGroup.Target(place(with: references), port: port, zone: zone, health: health)
  }

  private func place(with references: TopologyBuilder.References) -> TargetGroup.Target.Place {
    if let address = try? IPAddress(id) { return .address(address) }
    if let balancer = AWSDescribeReader.balancerID(id) {
      return references.known(balancer, as: LoadBalancer.self).map { .loadBalancer($0) }
        ?? .unresolved(balancer)
    }
    let resource = ResourceID(id)
    return references.known(resource, as: Instance.self).map { .instance($0) }
      ?? .unresolved(resource)
  }
}

extension Joins {
  /// What an output without an id of its own is about.
  enum AttributePlace {
    case resource(ResourceID)
    /// `describe-target-health.web.json`: a part of the name is the resource's name, or the number that
    /// its ARN ends with.
    case fileName(String)

    func isAbout(_ id: ResourceID) -> Bool {
      switch self {
      case .resource(let own):
        return own == id
      case .fileName(let name):
        let words = id.text.split(separator: "/").suffix(2)
        return name.split(separator: ".").dropFirst().contains { words.contains($0) }
      }
    }
  }

  func attribute(_ key: String, of id: ResourceID) -> String? {
    balancerAttributes.first { $0.key == key && $0.place.isAbout(id) }?.value
  }

  /// Nil where no output tells of the group's targets.
  func targets(of group: ResourceID) -> [TargetDraft]? {
    targetsOfGroups.first { $0.place.isAbout(group) }?.targets
  }
}

/// Services that are needed together, under one word.
public struct ServiceBundle: Hashable, Sendable {
  /// The word that asks for them.
  public let name: String
  /// Their short names. All must be reachable, on port 443.
  public let services: [String]

  /// What the agent of Session Manager talks to; `ec2messages` by agents older than 3.3.40.0 (E11).
  ///
  /// Source: Systems Manager User Guide, "Improve the security of EC2 instances by using VPC endpoints".
  public static let sessionManager = ServiceBundle(
    name: "ssm-session", services: ["ssm", "ssmmessages", "ec2messages"])

  public static let all = [sessionManager]

  init(name: String, services: [String]) {
    self.name = name
    self.services = services
  }

  /// The bundle of that name, in any case.
  public static func named(_ name: String) -> ServiceBundle? {
    all.first { $0.name == name.lowercased() }
  }
}

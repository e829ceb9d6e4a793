import NetworkModel

/// VPC Block Public Access: what an account sets for a region, and what is excluded from it.
extension AWSDescribeReader {
  private static let optionsSchema = AttributeSchema(
    "VpcBlockPublicAccessOptions",
    used: "AwsAccountId AwsRegion InternetGatewayBlockMode",
    notNeeded: """
      State Reason LastUpdateTimestamp ManagedBy ExclusionsAllowed
      """)

  private static let exclusionSchema = AttributeSchema(
    "VpcBlockPublicAccessExclusions",
    used: "InternetGatewayExclusionMode ResourceArn State",
    notNeeded: """
      ExclusionId Reason CreationTimestamp LastUpdateTimestamp DeletionTimestamp Tags
      """)

  /// `describe-vpc-block-public-access-options`.
  mutating func readBlockPublicAccessOptions(_ record: JSONRecord, _: inout TopologyBuilder) {
    guard let options = record.record("VpcBlockPublicAccessOptions") else { return }
    options.audit(Self.optionsSchema)
    guard let mode = Self.blockMode(of: options) else { return }
    let region = options.interned("AwsRegion")
    let scope = scope(of: options, region: region, owner: "AwsAccountId")
    joins.blockModes.append((scope: scope, mode: mode))
  }

  /// `describe-vpc-block-public-access-exclusions`.
  mutating func readBlockPublicAccessExclusion(_ record: JSONRecord, _: inout TopologyBuilder) {
    record.audit(Self.exclusionSchema)
    guard let resource = record.string("ResourceArn")?.split(separator: "/").last,
      let word = record.string("InternetGatewayExclusionMode")
    else { return }
    guard let mode = InternetGatewayExclusionMode(rawValue: word) else {
      record.reportBadValue(
        "InternetGatewayExclusionMode",
        LocalizedText(en: "is no mode of an exclusion", ja: "は除外のモードではありません"))
      return
    }
    // One that is not made yet, or was taken away, excludes nothing.
    let state = record.string("State") ?? "create-complete"
    guard state == "create-complete" || state.hasPrefix("update-") else { return }
    joins.blockExclusions[ResourceID(String(resource))] = mode
  }

  /// `BlockPublicAccessStates` of a VPC or subnet.
  func blockState(of record: JSONRecord) -> InternetGatewayBlockMode? {
    record.record("BlockPublicAccessStates").flatMap(Self.blockMode)
  }

  private static func blockMode(of record: JSONRecord) -> InternetGatewayBlockMode? {
    guard let word = record.string("InternetGatewayBlockMode") else { return nil }
    let mode = InternetGatewayBlockMode(rawValue: word)
    if mode == nil {
      record.reportBadValue(
        "InternetGatewayBlockMode", LocalizedText(en: "is no mode", ja: "はモードではありません"))
    }
    return mode
  }
}

extension Joins {
  /// What holds for a VPC: what its account sets for its region, else what the VPC's own output says,
  /// less what is excluded.
  /// - Precondition: all has been read, and the scopes are resolved.
  func blockMode(
    ofVPC id: ResourceID, told: InternetGatewayBlockMode?, scope: Handle<Scope>
  ) -> InternetGatewayBlockMode? {
    let set = blockModes.first { scopes.handle(at: $0.scope) == scope }?.mode
    guard let mode = set ?? told, let exclusion = blockExclusions[id] else { return set ?? told }
    return mode.excluding(exclusion)
  }

  /// What holds for a subnet where that is another thing than what holds for its VPC.
  func blockMode(
    ofSubnet id: ResourceID, told: InternetGatewayBlockMode?, scope: Handle<Scope>
  ) -> InternetGatewayBlockMode? {
    let set = blockModes.first { scopes.handle(at: $0.scope) == scope }?.mode
    guard let exclusion = blockExclusions[id] else { return set == nil ? told : nil }
    return (set ?? told)?.excluding(exclusion)
  }
}

/// Where in AWS's answers people's own words stand.
enum NamePlace {
  /// A name: of a tag's value, of a resource.
  case name
  /// A remark of somebody's.
  case remark

  /// Nil for what is AWS's own, which has to stay.
  init?(_ place: JSONTextEditor.Place) {
    let outer = place.keys.dropLast().last ?? ""
    switch place.key {
    case "Value", "value":
      guard Self.tagLists.contains(outer) else { return nil }
      self = .name
    case "Name":
      guard Self.namedLists.contains(outer) else { return nil }
      self = .name
    case "Bucket":
      self = .name
    case "Buckets":
      guard outer == "CapturedAccounts" else { return nil }
      self = .name
    case "GroupName":
      // Every VPC has a group of that name.
      guard place.value != "default" else { return nil }
      self = .name
    case "PrefixListName":
      guard !place.value.hasPrefix("com.amazonaws.") else { return nil }
      self = .name
    case let key where Self.names.contains(key): self = .name
    case "Description"
    where place.keys.first == "NetworkInterfaces" || outer == "NetworkInterfaces":
      // In these AWS says what an interface is for; names inside it are found like those in an ARN.
      return nil
    case let key where Self.remarks.contains(key): self = .remark
    default: return nil
    }
  }

  private static let tagLists: Set = ["Tags", "TagSet", "TagList", "tags"]

  private static let namedLists: Set = [
    "ResolverEndpoints", "ResolverRules", "ResolverRuleAssociations", "AccessPoints",
  ]

  private static let names: Set = [
    "LoadBalancerName", "TargetGroupName", "DBInstanceIdentifier", "DBClusterIdentifier", "DBName",
    "MasterUsername", "DBSubnetGroupName", "KeyName", "directConnectGatewayName",
    "virtualInterfaceName", "DeviceName",
  ]

  private static let remarks: Set = [
    "Description", "GroupDescription", "DBSubnetGroupDescription", "Comment", "Reason",
  ]
}

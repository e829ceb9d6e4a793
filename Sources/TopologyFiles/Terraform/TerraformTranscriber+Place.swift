import NetworkModel

extension TerraformTranscriber {
  /// The region and account that the file as a whole speaks of.
  static func home(of document: TerraformDocument) -> AWSTranscript.Place {
    var home = AWSTranscript.Place()
    let regions = Set(document.configuration.regions.values)
    if regions.count == 1, let region = regions.first { home.region = region }
    for resource in document.resources where home.region.isEmpty || home.account.isEmpty {
      let block = resource.block
      switch resource.address.type {
      case "aws_region":
        let names = [block.string("region"), block.string("name"), block.string("id")]
        home.region = names.compactMap(\.self).first { AWSRegion.isRegion($0) } ?? home.region
      case "aws_caller_identity":
        home.account = block.string("account_id") ?? home.account
      default:
        if let scope = block.string("arn").flatMap({ AWSRegion.scope(ofARN: $0) }) {
          if home.region.isEmpty { home.region = String(scope.region) }
          if home.account.isEmpty { home.account = String(scope.account) }
        } else if home.region.isEmpty, let zone = block.string("availability_zone") {
          home.region = AWSRegion.region(ofZone: zone) ?? ""
        }
      }
    }
    return home
  }

  /// Where a resource lives: its ARN tells, or a region of its own, or its provider's.
  func place(of resource: TerraformResource) -> AWSTranscript.Place {
    let block = resource.block
    var place = home
    if let region = block.string("region") ?? references.configuration.region(of: resource.address)
    {
      place.region = region
    }
    if let scope = block.string("arn").flatMap({ AWSRegion.scope(ofARN: $0) }) {
      if !scope.region.isEmpty { place.region = String(scope.region) }
      if !scope.account.isEmpty { place.account = String(scope.account) }
    }
    if let owner = block.string("owner_id"), AWSRegion.isAccount(owner) { place.account = owner }
    // Anything else would be no name to gather outputs under.
    if !AWSRegion.isRegion(place.region) { place.region = "" }
    if !AWSRegion.isAccount(place.account) { place.account = "" }
    return place
  }
}

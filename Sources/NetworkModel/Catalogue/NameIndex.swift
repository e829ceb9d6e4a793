/// Finds the service that a public DNS name belongs to.
struct NameIndex: Sendable {
  struct Match {
    let service: Int
    let region: String
    let prefix: String?
    let isPrimary: Bool
  }

  private struct Entry: Sendable {
    let service: Int
    let fixedRegion: String?
    let isPrimary: Bool
  }

  /// By the pattern without its `*.`.
  private var exact: [String: Entry] = [:]
  private var prefixed: [String: Entry] = [:]
  private let regions: Set<String>

  init(_ services: [ServiceCatalogue.Service], regions: [String]) {
    self.regions = Set(regions)
    for (index, service) in services.enumerated() {
      for pattern in service.primaryNames { add(pattern, of: index, isPrimary: true) }
      for pattern in service.otherNames { add(pattern, of: index, isPrimary: false) }
    }
  }

  private mutating func add(_ pattern: NamePattern, of service: Int, isPrimary: Bool) {
    let entry = Entry(service: service, fixedRegion: pattern.fixedRegion, isPrimary: isPrimary)
    // The first keeps a name that two services claim.
    if pattern.takesPrefix {
      if prefixed[pattern.template] == nil { prefixed[pattern.template] = entry }
    } else {
      if exact[pattern.template] == nil { exact[pattern.template] = entry }
    }
  }

  /// - Complexity: O(labels of the name).
  func match(_ name: String) -> Match? {
    let name = name.lowercased()
    let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
    let labels = bare.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard labels.count > 1, !labels.contains("") else { return nil }
    return match(labels, suffix: "") ?? matchUnderAWS(bare)
  }

  private func matchUnderAWS(_ name: String) -> Match? {
    for suffix in DNSSuffix.all + [DNSSuffix.dualStack] where name.hasSuffix(".\(suffix)") {
      let labels = name.dropLast(suffix.count + 1).split(separator: ".").map(String.init)
      let isDualStack = suffix == DNSSuffix.dualStack
      if let found = match(labels, suffix: ".{suffix}") {
        // A name of a region under the wrong partition's domain exists nowhere.
        let isRight = isDualStack || suffix == DNSSuffix.forRegion(found.region)
        guard isRight || found.region == AddressRanges.global else { return nil }
        return isDualStack ? found.asOtherName : found
      }
      let withoutFIPS = labels.map { $0.hasSuffix("-fips") ? String($0.dropLast(5)) : $0 }
      guard withoutFIPS != labels else { return nil }
      return match(withoutFIPS, suffix: ".{suffix}")?.asOtherName
    }
    return nil
  }

  private func match(_ labels: [String], suffix: String) -> Match? {
    // The last label that is a region is the service's; one before it may be a bucket named so.
    if let place = labels.lastIndex(where: { region(in: $0) != nil }),
      let region = region(in: labels[place])
    {
      var open = labels
      open[place] = labels[place].dropLast(region.count) + "{region}"
      if let found = lookUp(open, suffix: suffix, region: region, upTo: place) { return found }
    }
    return lookUp(labels, suffix: suffix, region: nil, upTo: labels.count - 1)
  }

  /// The longest pattern that the labels end with, of those that begin at or before `last`.
  private func lookUp(_ labels: [String], suffix: String, region: String?, upTo last: Int) -> Match?
  {
    guard !labels.isEmpty else { return nil }
    for start in 0...last {
      let template = labels[start...].joined(separator: ".") + suffix
      guard let entry = start == 0 ? exact[template] : prefixed[template],
        let region = region ?? entry.fixedRegion
      else { continue }
      return Match(
        service: entry.service, region: region,
        prefix: start == 0 ? nil : labels[..<start].joined(separator: "."),
        isPrimary: entry.isPrimary)
    }
    return nil
  }

  /// The region that a label is, or ends with: `us-west-2`, `s3-us-west-2`.
  private func region(in label: String) -> String? {
    let parts = label.split(separator: "-")
    guard parts.count >= 3 else { return nil }
    let endings = (0...(parts.count - 3)).map { parts[$0...].joined(separator: "-") }
    return endings.first { regions.contains($0) } ?? endings.first { RegionName.isPlausible($0) }
  }
}

extension NameIndex.Match {
  fileprivate var asOtherName: Self {
    Self(service: service, region: region, prefix: prefix, isPrimary: false)
  }
}

/// What a region's name looks like, for regions younger than the bundled list.
enum RegionName {
  /// True for names such as `ap-northeast-1`, `us-gov-west-1` and `eusc-de-east-1`.
  static func isPlausible(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let first = parts.first, let last = parts.last else { return false }
    return (2...4).contains(first.count) && (1...2).contains(last.count)
      && last.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      }
  }
}

/// What is known of AWS's services without asking AWS: their endpoint services, public DNS names
/// and public addresses.
///
/// Sources: AWS, "AWS services that integrate with AWS PrivateLink" and ip-ranges.json. The list of
/// services is a selection; any other service is still reached by its full DNS name or address.
public struct ServiceCatalogue: Sendable {
  /// The catalogue that is part of the program. Made when first asked for: the table of services is
  /// read then.
  public static let bundled = ServiceCatalogue(
    table: BundledFile.services.text, addressRanges: .bundled)

  /// In the order of their names.
  public let services: [Service]
  public let addressRanges: AddressRanges
  private let byName: [String: Int]
  let names: NameIndex

  /// - Parameter table: the text of a `services.tsv`. Lines of fewer than three fields are left out;
  ///   `Scripts/refresh-catalogue --check` finds them.
  package init(table: String, addressRanges: AddressRanges) {
    let services = table[...].fields(separatedBy: "\n").compactMap(Service.init(line:))
      .sorted { $0.name < $1.name }
    var byName: [String: Int] = [:]
    for (index, service) in services.enumerated() {
      // `kinesis` for kinesis-streams: the start of its DNS name, where no service is named so.
      for alias in service.aliases where byName[alias] == nil { byName[alias] = index }
    }
    for (index, service) in services.enumerated() { byName[service.name] = index }
    self.services = services
    self.byName = byName
    self.addressRanges = addressRanges
    names = NameIndex(services, regions: addressRanges.regions)
  }

  /// When AWS made the list of ranges, as it writes it: `2026-08-22-15-17-05`.
  public var createDate: String { addressRanges.createDate }

  /// Every region that AWS lists ranges for, in alphabetical order.
  public var regions: [String] { addressRanges.regions }

  /// The service of that name.
  /// - Parameter name: in any case, short (`s3`, `ecr.api`, or as its DNS name starts: `api.ecr`) or
  ///   the endpoint service's (`com.amazonaws.ap-northeast-1.s3`, `cn.com.amazonaws.…`).
  public func service(named name: String) -> Service? {
    let name = name.lowercased()
    let short = Self.partsOfServiceName(name)?.short ?? name
    return byName[short].map { services[$0] }
  }

  /// The region that an endpoint service's name says: `com.amazonaws.REGION.NAME`.
  public static func region(inServiceName name: String) -> String? {
    partsOfServiceName(name.lowercased())?.region
  }

  /// The service, region and bucket (or the like) that a public DNS name stands for: regional, dual
  /// stack, FIPS and older forms; nil for a name that is none of a service's here.
  /// - Parameter name: in any case, with or without a final dot.
  public func service(dnsName name: String) -> NameMatch? {
    guard let found = names.match(name) else { return nil }
    return NameMatch(
      service: services[found.service], region: found.region, prefix: found.prefix,
      isPrimary: found.isPrimary)
  }

  /// The names of services most like a misspelt one, the nearest first.
  public func nearestNames(to name: String, limit: Int = 3) -> [String] {
    let name = name.lowercased()
    let short = Self.partsOfServiceName(name)?.short ?? name
    return Spelling.nearest(to: short, among: services.map(\.name), limit: limit)
  }

  /// `com.amazonaws.[REGION.]NAME` apart; nil for any other text.
  private static func partsOfServiceName(_ name: String) -> (region: String?, short: String)? {
    for start in ["com.amazonaws.", "cn.com.amazonaws."] where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      guard let dot = rest.firstIndex(of: "."), RegionName.isPlausible(rest[..<dot]) else {
        return (nil, String(rest))
      }
      return (String(rest[..<dot]), String(rest[rest.index(after: dot)...]))
    }
    return nil
  }
}

extension ServiceCatalogue.Service {
  /// Reads one line of `services.tsv`; nil for a comment and for a line of too few fields.
  fileprivate init?(line: Substring) {
    let fields = line.fields(separatedBy: "\t")
    guard line.utf8.first != UInt8(ascii: "#"), fields.count >= 3 else { return nil }
    func patterns(_ index: Int) -> [NamePattern] {
      fields.count > index
        ? fields[index].fields(separatedBy: " ").filter { !$0.isEmpty }.map { NamePattern($0) } : []
    }
    name = String(fields[0])
    endpointTypes = Set(
      fields[1].fields(separatedBy: ",").compactMap {
        ServiceCatalogue.EndpointType(rawValue: String($0))
      })
    primaryNames = patterns(2)
    ipRangeService =
      fields.count > 3 && !fields[3].isEmpty ? String(fields[3]) : AddressRanges.allServices
    otherNames = patterns(4)
  }

  /// What stands before the region in its own DNS names.
  fileprivate var aliases: [String] {
    primaryNames.compactMap { pattern in
      let labels = pattern.template[...].fields(separatedBy: ".")
      guard !pattern.takesPrefix, let region = labels.firstIndex(of: "{region}"), region > 0 else {
        return nil
      }
      return labels[..<region].joined(separator: ".")
    }
  }
}

extension Substring {
  /// What lies between the separators, empty or not. By bytes: a table is read at every start, and by
  /// whole characters that takes seven times as long.
  func fields(separatedBy separator: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
      .map(Substring.init)
  }
}

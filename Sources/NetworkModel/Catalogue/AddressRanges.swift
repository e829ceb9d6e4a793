public import IPAddressing

/// AWS's public address ranges, as it publishes them in ip-ranges.json: searched where they lie,
/// with nothing parsed at start-up.
///
/// Source: AWS, "AWS IP address ranges", https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html
public struct AddressRanges: Sendable {
  /// Who an address belongs to.
  public struct Owner: Hashable, Sendable {
    /// The service by its name in ip-ranges.json: `S3`, `EC2`, or `AMAZON` for all without a name
    /// of their own.
    public let rangeService: String
    /// The region, or `GLOBAL`.
    public let region: String
    public let prefix: IPPrefix
  }

  /// The name that AWS gives to ranges that belong to no one region.
  public static let global = "GLOBAL"

  /// The name under which AWS lists every service's ranges.
  public static let allServices = "AMAZON"

  /// The ranges that are part of the program, opened when first asked for.
  public static let bundled: AddressRanges = {
    do throws(AddressRangesFile.Damage) {
      return AddressRanges(try .bundled())
    } catch {
      preconditionFailure("the bundled public-ranges.bin is damaged: \(error)")
    }
  }()

  let file: AddressRangesFile

  init(_ file: AddressRangesFile) { self.file = file }

  /// Reads the compact form.
  /// - Returns: nil when the bytes are not ranges, are cut off or of a version not known here.
  package init?(_ bytes: [UInt8]) {
    do throws(AddressRangesFile.Damage) {
      self.init(try AddressRangesFile(bytes))
    } catch {
      return nil
    }
  }

  /// When AWS made the list, as it writes it: `2026-08-22-15-17-05`.
  public var createDate: String { file.createDate }

  /// Every region that has ranges, in alphabetical order, without `GLOBAL`.
  public var regions: [String] { file.regions.filter { $0 != Self.global } }

  /// Every service that has ranges of its own, by its name in ip-ranges.json.
  public var services: [String] { file.services }

  /// The ranges of one service in one region, in address order, as AWS lists them.
  /// - Parameter rangeService: a name of ip-ranges.json, such as `S3`.
  /// - Parameter region: a region, or `GLOBAL`.
  /// - Complexity: O(log *g* + *n*) for *g* groups of service and region and *n* ranges found.
  public func ranges(
    of rangeService: String, in region: String, family: AddressFamily
  ) -> [IPPrefix] {
    members(of: rangeService, in: region, family: family).compactMap { record($0, family)?.prefix }
  }

  /// The service that an address belongs to: of all ranges that hold it the longest that is not
  /// `AMAZON`, which repeats the ranges of every service; only then that of `AMAZON`.
  /// - Complexity: O(log *n*) for *n* ranges.
  public func owner(of address: IPAddress) -> Owner? {
    let family = address.family
    var fallback: Record?
    var candidate = lastRecord(atOrBelow: address)
    while let number = candidate, let record = record(number, family) {
      if record.prefix.contains(address) {
        if file.services[record.service] != Self.allServices { return owner(record) }
        if fallback == nil { fallback = record }
      }
      // Parents come before their children; anything else would not end.
      candidate = record.parent.flatMap { $0 < number ? $0 : nil }
    }
    return fallback.map(owner)
  }

  private func owner(_ record: Record) -> Owner {
    Owner(
      rangeService: file.services[record.service], region: file.regions[record.region],
      prefix: record.prefix)
  }
}

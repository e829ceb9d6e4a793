import IPAddressing
import Testing

@testable import NetworkModel

/// What becomes of bytes that are not, or no longer, a file of ranges.
@Suite struct CatalogueFileTests {
  private var good: [UInt8] { unsafe Array(BundledFile.publicRanges.bytes) }

  private func damage(_ bytes: [UInt8]) -> AddressRangesFile.Damage? {
    do throws(AddressRangesFile.Damage) {
      _ = try AddressRangesFile(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the bundled ranges open, from an array too`() throws {
    #expect(damage(good) == nil)
    let copy = try #require(AddressRanges(good))
    let address = try IPAddress("52.219.4.17")
    #expect(copy.owner(of: address) == ServiceCatalogue.bundled.owner(of: address))
  }

  @Test func `other bytes, another version and a cut file are refused with the reason`() {
    #expect(damage([]) == .notRanges)
    #expect(damage([UInt8](repeating: 0, count: 200)) == .notRanges)
    var newer = good
    newer[8] = 9
    #expect(damage(newer) == .unknownVersion(9))
    #expect(
      damage(Array(good.dropLast()))
        == .wrongSize(stated: good.count, actual: good.count - 1))
    var outside = good
    outside[59] = 0xFF
    #expect(damage(outside) == .tableOutside("IPv4 records"))
    #expect(AddressRanges(outside) == nil)
  }

  @Test func `a byte changed anywhere in the header or the names ends in no crash`() throws {
    let good = good
    let address = try IPAddress("52.219.4.17")
    for place in 0..<2000 {
      var bytes = good
      bytes[place] ^= 0xFF
      guard let ranges = AddressRanges(bytes) else { continue }
      _ = ranges.owner(of: address)
      _ = ranges.ranges(of: "S3", in: "ap-northeast-1", family: .ipv4)
    }
  }

  @Test func `records full of nonsense end in no crash and no endless search`() throws {
    var bytes = good
    let file = try AddressRangesFile(good)
    for place in file.v4.offset..<bytes.count where place % 3 == 0 { bytes[place] = 0xA5 }
    let ranges = try #require(AddressRanges(bytes))
    for text in ["52.219.4.17", "165.165.165.165", "255.255.255.255", "2600::1", "a5a5::"] {
      _ = ranges.owner(of: try IPAddress(text))
    }
    for service in ranges.services {
      _ = ranges.ranges(of: service, in: "us-east-1", family: .ipv4)
    }
  }

  @Test func `records are in order and every parent holds its children`() throws {
    let ranges = ServiceCatalogue.bundled.addressRanges
    for family in [AddressFamily.ipv4, .ipv6] {
      var last: IPPrefix?
      for number in 0..<ranges.table(family).count {
        let record = try #require(ranges.record(number, family))
        if let last { #expect(last <= record.prefix) }
        last = record.prefix
        guard let parent = record.parent else { continue }
        #expect(parent < number)
        let holder = try #require(ranges.record(parent, family))
        #expect(holder.prefix.contains(record.prefix))
      }
    }
  }

  @Test func `every bundled file is there and is text where it should be`() {
    for file in BundledFile.allCases {
      #expect(unsafe !file.bytes.isEmpty)
    }
    #expect(BundledFile.defaultTheme.text.contains("roles:"))
    #expect(BundledFile.welcomeTopology.text.contains("waylight: 1"))
  }
}

import IPAddressing
import NetworkModel
import TestSupport
import Testing

@Suite struct CatalogueAddressTests {
  let catalogue = ServiceCatalogue.bundled

  @Test func `the ranges of S3 in Tokyo are AWS's own prefixes`() throws {
    let s3 = try #require(catalogue.service(named: "s3"))
    let ranges = catalogue.ranges(service: s3, region: "ap-northeast-1", family: .ipv4)
    #expect(ranges.contains(try IPPrefix("52.219.0.0/20")))
    #expect(ranges.contains(try IPPrefix("3.5.152.0/21")))
    #expect(ranges == ranges.sorted())
    let v6 = catalogue.ranges(service: s3, region: "ap-northeast-1", family: .ipv6)
    #expect(v6.contains(try IPPrefix("2406:daf8:4000::/40")))
    #expect(catalogue.ranges(service: s3, region: "nowhere-1", family: .ipv4).isEmpty)
    #expect(!catalogue.ranges(service: s3, region: "GLOBAL", family: .ipv4).isEmpty)
  }

  @Test func `E1: a public address of S3 in Tokyo lies in the S3 ranges of Tokyo`() throws {
    let s3 = try #require(catalogue.service(named: "s3"))
    for family in [AddressFamily.ipv4, .ipv6] {
      let address = try #require(
        catalogue.publicAddress(of: s3, in: "ap-northeast-1", family: family))
      let ranges = catalogue.ranges(service: s3, region: "ap-northeast-1", family: family)
      #expect(ranges.contains { $0.contains(address) })
      let owner = try #require(catalogue.owner(of: address))
      #expect(owner.rangeService == "S3")
      #expect(owner.region == "ap-northeast-1")
      #expect(address == catalogue.publicAddress(of: s3, in: "ap-northeast-1", family: family))
    }
  }

  @Test(arguments: ["ap-northeast-1", "us-east-1", "eu-central-1", "cn-north-1"])
  func `each service has a public address of its own in its own ranges`(region: String) throws {
    var taken: [IPAddress: String] = [:]
    for service in catalogue.services {
      let ranges = catalogue.ranges(service: service, region: region, family: .ipv4)
      // CloudFront's ranges belong to no region but for a few.
      if ranges.isEmpty { continue }
      let address = try #require(
        catalogue.publicAddress(of: service, in: region), "\(service.name)")
      #expect(ranges.contains { $0.contains(address) })
      #expect(catalogue.owner(of: address)?.rangeService == service.ipRangeService)
      #expect(address.isPublic)
      #expect(taken[address] == nil, "\(service.name) and \(taken[address] ?? "") share \(address)")
      taken[address] = service.name
    }
    #expect(taken.count > 90)
  }

  @Test func `E1: only S3 and DynamoDB addresses are in the ranges of gateway endpoints`() throws {
    let s3 = try #require(catalogue.service(named: "s3"))
    let dynamoDB = try #require(catalogue.service(named: "dynamodb"))
    let sts = try #require(catalogue.service(named: "sts"))
    let address = try #require(catalogue.publicAddress(of: sts, in: "us-east-1"))
    for service in [s3, dynamoDB] {
      let ranges = catalogue.ranges(service: service, region: "us-east-1", family: .ipv4)
      #expect(!ranges.isEmpty)
      #expect(!ranges.contains { $0.contains(address) })
    }
  }

  @Test func `the owner of an address agrees with a scan of all ranges`() {
    let ranges = catalogue.addressRanges
    var all: [(service: String, prefix: IPPrefix)] = []
    for service in ranges.services {
      for region in ranges.regions + [AddressRanges.global] {
        for family in [AddressFamily.ipv4, .ipv6] {
          all += ranges.ranges(of: service, in: region, family: family).map { (service, $0) }
        }
      }
    }
    #expect(all.count > 10_000)

    var random = SeededGenerator(seed: 20_260_822)
    for round in 0..<2000 {
      // Half of them near a range's edges, where a search goes wrong.
      let address: IPAddress
      let picked = all[Int(random.next() % UInt64(all.count))].prefix
      switch round % 4 {
      case 0: address = .v4(IPv4Address(bits: UInt32(truncatingIfNeeded: random.next())))
      case 1: address = picked.address
      case 2: address = picked.lastAddress
      default: address = picked.lastAddress.advanced(by: 1)
      }
      let holding = all.filter { $0.prefix.contains(address) }
      let specific = holding.filter { $0.service != "AMAZON" }
      let best = (specific.isEmpty ? holding : specific).map(\.prefix.length).max()
      let owner = catalogue.owner(of: address)
      #expect(owner?.prefix.length == best, "\(address)")
      #expect((owner?.rangeService == "AMAZON") == (specific.isEmpty && best != nil), "\(address)")
      if let owner {
        #expect(holding.contains { $0 == (owner.rangeService, owner.prefix) }, "\(address)")
      }
    }
  }

  @Test func `private addresses belong to nobody`() throws {
    for text in ["10.0.0.1", "192.168.1.1", "0.0.0.0", "255.255.255.255", "::", "fd00::1"] {
      #expect(catalogue.owner(of: try IPAddress(text)) == nil)
    }
  }

  @Test func `regions and date are those of the list`() {
    #expect(catalogue.regions.contains("ap-northeast-1"))
    #expect(!catalogue.regions.contains("GLOBAL"))
    #expect(catalogue.regions == catalogue.regions.sorted())
    #expect(catalogue.createDate.hasPrefix("20"))
  }
}

import Benchmark
import IPAddressing
import NetworkModel

/// Finding a prefix, and finding whose an address is.
func registerCatalogueBenchmarks() {
  let ranges = ServiceCatalogue.bundled.addressRanges
  let addresses = (0..<1024).map { index in
    // Spread over the whole of IPv4 by a multiplier without a common factor.
    IPAddress.v4(IPv4Address(bits: UInt32(truncatingIfNeeded: index &* 2_654_435_761)))
  }

  Benchmark("longest-prefix match, 1024 addresses in all of EC2's ranges") { benchmark in
    var table = PrefixTable<Int>()
    for region in ranges.regions {
      for (index, prefix) in ranges.ranges(of: "EC2", in: region, family: .ipv4).enumerated() {
        table.insert(index, at: prefix)
      }
    }
    benchmark.startMeasurement()
    for address in addresses { blackHole(table.longestMatch(address)) }
    benchmark.stopMeasurement()
  }

  Benchmark("owner of an address, 1024 addresses") { _ in
    for address in addresses { blackHole(ranges.owner(of: address)) }
  }

  Benchmark("public address of S3 in Tokyo") { _ in
    let catalogue = ServiceCatalogue.bundled
    guard let s3 = catalogue.service(named: "s3") else { return }
    blackHole(catalogue.publicAddress(of: s3, in: "ap-northeast-1"))
  }

  Benchmark("service of a DNS name") { _ in
    blackHole(
      ServiceCatalogue.bundled.service(dnsName: "photos.s3.dualstack.eu-west-1.amazonaws.com"))
  }
}

import IPAddressing
import Testing

@testable import NetworkModel

@Suite struct IdentityTests {
  @Test(arguments: [
    ("vpc-0574d08f8d05917e4", ResourceKind.vpc), ("vpc-1a2b3c4d", .vpc),
    ("i-04cd3db5124a05ee6", .instance),
    ("tgw-attach-0cc6cf6a578b754e3", .transitGatewayAttachment),
    ("tgw-rtb-00e37bc5142347b03", .transitGatewayRouteTable),
    ("tgw-06b348adabd13452d", .transitGateway), ("subnet-private-a", .subnet),
    ("pl-4ca54025", .prefixList),
    ("eipalloc-00b5a980b1e0ccb89", .elasticIP), ("vpce-svc-0f06a44b36daa31c0", .vpcEndpoint),
    ("my-bucket", .other), ("local", .other), ("", .other),
    ("vpc-ffffffffffffffff0", .vpc), ("sg-0", .securityGroup), ("vpc-0574D08F8D05917E4", .vpc),
  ])
  func `an id keeps its text and knows its kind`(text: String, kind: ResourceKind) {
    let id = ResourceID(text)
    #expect(id.text == text)
    #expect(id.kind == kind)
    #expect(id == ResourceID(text))
  }

  @Test func `ids sort by their text, packed or not`() {
    let texts = [
      "vpc-1a2b3c4d", "vpc-0574d08f8d05917e4", "vpc-f574d08f8d05917e4", "vpc-main",
      "i-04cd3db5124a05ee6", "subnet-a",
    ]
    #expect(texts.map { ResourceID($0) }.sorted().map(\.text) == texts.sorted())
  }

  @Test func `an id takes 12 bytes, a handle 4, an interface 56`() {
    #expect(MemoryLayout<ResourceID>.stride == 12)
    #expect(MemoryLayout<Handle<VPC>>.stride == 4)
    #expect(MemoryLayout<InternedText>.stride == 4)
    #expect(MemoryLayout<NetworkInterface>.stride == 56)
    #expect(MemoryLayout<InterfaceAddress>.stride == 32)
  }

  @Test func `interned texts are equal exactly when their characters are`() {
    let texts = (0..<5000).map { "text \($0 % 2500)" }
    let interned = texts.map { InternedText($0) }
    #expect(interned.map(\.text) == texts)
    #expect(Set(interned).count == 2500)
    #expect(InternedText("").isEmpty)
    #expect(InternedText("ネットワーク").text == "ネットワーク")
  }

  @Test(arguments: [
    ("available", ResourceState.available), ("pendingAcceptance", .pendingAcceptance),
    ("PendingAcceptance", .pendingAcceptance), ("pending-acceptance", .pendingAcceptance),
    ("ACTIVE", .active), ("nonsense", .unknown),
  ])
  func `states are read in every spelling AWS uses`(text: String, state: ResourceState) {
    #expect(ResourceState(aws: text) == state)
  }
}

import Testing

@testable import NetworkModel

@Suite struct TerraformAddressTests {
  @Test func `an address has its modules, type, name, key and attribute`() throws {
    let address = try #require(
      TerraformAddress(
        #"module.net["a.b"].module.inner[0].data.aws_subnet.private["x]\"y"].vpc_id"#))
    #expect(address.modules.map(\.text) == [#"net["a.b"]"#, "inner[0]"])
    #expect(address.isData)
    #expect(address.type == "aws_subnet")
    #expect(address.name == "private")
    #expect(address.key == #""x]\"y""#)
    #expect(address.attributes.map(\.name) == ["vpc_id"])
    #expect(
      address.text == #"module.net["a.b"].module.inner[0].data.aws_subnet.private["x]\"y"]"#)
    #expect(address.base == #"module.net["a.b"].module.inner[0].data.aws_subnet.private"#)
  }

  @Test(arguments: ["var.cidr", "module.net.vpc_id", "local.x", "each.key", "", "[", "a_b", "."])
  func `what names no resource is no address`(text: String) {
    #expect(TerraformAddress(text) == nil)
  }

  @Test func `the star of all instances is no key`() {
    #expect(TerraformAddress("aws_subnet.private[*].id")?.key == nil)
  }

  @Test func `an address tells the kind of what it stands for, and an attribute does not`() {
    #expect(ResourceID("module.net.aws_internet_gateway.this[0]").kind == .internetGateway)
    #expect(ResourceID(#"aws_vpc_endpoint.e["s3"]"#).kind == .vpcEndpoint)
    #expect(ResourceID("aws_vpc.main.default_route_table_id").kind == .other)
    #expect(ResourceID("aws_iam_role.x").kind == .other)
    #expect(ResourceID("vpc-0a1b2c3d").kind == .vpc)
  }
}

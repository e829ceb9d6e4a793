import FoundationEssentials
import Testing

@testable import AccountCapture
@testable import TopologyFiles

struct CallTableTests {
  @Test func `every command only reads`() {
    let verbs = ["describe-", "get-", "list-", "search-"]
    for call in CallTable.all {
      #expect(verbs.contains { call.operation.hasPrefix($0) }, "\(call.operation)")
    }
    let readers = ["Describe", "Get", "List", "Search"]
    for permission in CallTable.permissions {
      let action = permission.drop { $0 != ":" }.dropFirst()
      #expect(readers.contains { action.hasPrefix($0) }, "\(permission)")
    }
  }

  /// Keys that the readers know and no command is asked for, with the reason.
  private static let told: [String: String] = [
    "SecurityGroupRules": "describe-security-groups has the same rules",
    "Instances": "describe-instances has them in Reservations",
    "TransitGatewayStaticRoutes": "a wrapper around search-transit-gateway-routes",
    "TransitGatewayPropagations": "a wrapper",
    "LoadBalancerListeners": "a wrapper around describe-listeners",
    "LoadBalancerAttributes": "a wrapper",
    "LoadBalancerTargetHealth": "a wrapper",
    "BucketPolicies": "a wrapper around get-bucket-policy",
    "HostedZoneRecordSets": "a wrapper",
    "RegionalBlockPublicAccessOptions": "a wrapper",
    "CapturedAccounts": "the capture's own",
    "CaptureFailures": "the capture's own",
  ]

  @Test func `what the readers read is captured, and nothing else`() {
    let read = Set(
      AWSOutput.lists.map { "\($0.key)" } + AWSOutput.singles.map { "\($0.key)" })
    let captured = Set(CallTable.all.filter { $0.place != .before }.map(\.output))
    #expect(captured.subtracting(read) == [])
    #expect(read.subtracting(captured).subtracting(Self.told.keys) == [])
    #expect(captured.intersection(Self.told.keys) == [])
  }

  @Test func `the policy in the documents allows exactly these commands`() throws {
    let file = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try String(contentsOfFile: "/\(file)/docs/capture-policy.json", encoding: .utf8)
    #expect(
      text == CallTable.policy, "write it anew: waylight capture --policy >docs/capture-policy.json"
    )
  }

  @Test func `no two commands write to one file`() {
    let subject = Subject(argument: "x-1", name: "x-1")
    let files = CallTable.all.map {
      CaptureCall($0, region: "eu-west-1", account: "123456789012", subject: subject).file
    }
    #expect(Set(files).count == files.count)
  }
}

struct CaptureCallTests {
  private func call(_ operation: String, _ subject: Subject? = nil) throws -> CaptureCall {
    let template = try #require(CallTable.all.first { $0.operation == operation })
    return CaptureCall(template, region: "eu-west-1", account: "123456789012", subject: subject)
  }

  @Test func `files are named as the readers look for them`() throws {
    let vpc = SubjectKind.id("vpc-").subject("vpc-1234")
    #expect(try call("describe-vpcs").file == "123456789012/eu-west-1/describe-vpcs.json")
    #expect(
      try call("describe-vpc-attribute", vpc).file
        == "123456789012/eu-west-1/describe-vpc-attribute.vpc-1234.enableDnsSupport.json")
    #expect(
      try call("list-hosted-zones").file == "123456789012/global/list-hosted-zones.json")
    #expect(
      try call("list-hosted-zones-by-vpc", vpc).file(page: 2)
        == "123456789012/eu-west-1/list-hosted-zones-by-vpc.vpc-1234.2.json")
  }

  @Test func `an option and its value are one argument`() throws {
    let vpc = SubjectKind.id("vpc-").subject("vpc-1234")
    #expect(
      try call("list-hosted-zones-by-vpc", vpc).arguments(nextToken: "-x") == [
        "route53", "list-hosted-zones-by-vpc", "--vpc-id=vpc-1234", "--vpc-region=eu-west-1",
        "--next-token=-x", "--region=eu-west-1",
      ])
  }
}

struct SubjectKindTests {
  @Test(arguments: [
    "vpc-1234", "vpc-0123456789abcdef0",
  ])
  func `an id goes into arguments as it is`(_ id: String) {
    #expect(SubjectKind.id("vpc-").subject(id) == Subject(argument: id, name: id))
  }

  @Test(arguments: [
    "", "vpc-", "--vpc-id", "-vpc-1", "vpc--1", "/vpc-1", "vpc-../../x", "vpc-1/2", "file://vpc-1",
    "vpc-1 2", "vpc-1\n", "vpc-１", "vpc-" + String(repeating: "a", count: 65), "subnet-1",
    "vpc-1;id", "vpc-$(id)", "vpc-\u{1B}[2J",
  ])
  func `a text of another form never becomes an argument`(_ id: String) {
    #expect(SubjectKind.id("vpc-").subject(id) == nil)
  }

  @Test func `a load balancer is named by its name and number`() {
    let arn =
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/front/50dc6c495c0c9188"
    #expect(SubjectKind.loadBalancer.subject(arn)?.name == "front.50dc6c495c0c9188")
    #expect(SubjectKind.targetGroup.subject(arn) == nil)
    #expect(SubjectKind.loadBalancer.subject(arn + "/../x") == nil)
    #expect(SubjectKind.loadBalancer.subject(arn + "//") == nil)
  }

  @Test func `a zone loses what stands before its id`() {
    #expect(SubjectKind.hostedZone.subject("/hostedzone/Z0123AB")?.argument == "Z0123AB")
    #expect(SubjectKind.hostedZone.subject("/hostedzone/../Z") == nil)
  }

  @Test(arguments: ["..", "a..b", "-ab", "Abc", "a/b", "ab"])
  func `a bucket's name follows the rules of S3`(_ name: String) {
    #expect(SubjectKind.bucket.subject(name) == nil)
    #expect(SubjectKind.bucket.subject("reports.of-2026") != nil)
  }

  @Test func `regions, accounts and roles have their forms`() {
    for region in ["eu-west-1", "us-gov-east-1", "ap-southeast-10"] {
      #expect(AWSName.isRegion(region))
    }
    for text in ["", "eu", "--region", "eu-west-", "eu-west-1a", "EU-WEST-1", "../eu-west-1"] {
      #expect(!AWSName.isRegion(text))
    }
    #expect(AWSName.isRole("arn:aws:iam::123456789012:role/path/Read.Only"))
    for text in ["role/x", "arn:aws:iam::1:role/x", "arn:aws:iam::123456789012:user/x"] {
      #expect(!AWSName.isRole(text))
    }
  }
}

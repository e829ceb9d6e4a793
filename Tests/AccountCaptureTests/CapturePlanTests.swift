import Testing
import TopologyFiles

@testable import AccountCapture

struct CapturePlanTests {
  private let plan = CapturePlan(account: "123456789012", regions: ["eu-west-1", "eu-north-1"])

  private func followUps(
    _ operation: String, _ answer: String
  ) throws -> (calls: [CaptureCall], strange: [String]) {
    let call = try #require(plan.firstCalls.first { $0.template.operation == operation })
    return plan.followUps(of: call, answer: try JSONOutline(Array(answer.utf8)))
  }

  @Test func `each region is asked for itself, what is global once`() {
    let calls = plan.firstCalls
    #expect(calls.filter { $0.template.operation == "describe-vpcs" }.count == 2)
    let zones = calls.filter { $0.template.operation == "list-hosted-zones" }
    #expect(zones.map(\.region) == ["eu-west-1"])
    let points = calls.filter { $0.template.operation == "list-multi-region-access-points" }
    #expect(points.map(\.region) == ["us-west-2"])
    #expect(!calls.contains { $0.template.operation == "get-bucket-policy" })
  }

  @Test func `China has no access points of several regions`() {
    let plan = CapturePlan(account: "123456789012", regions: ["cn-north-1"])
    #expect(!plan.firstCalls.contains { $0.region == "us-west-2" })
  }

  @Test func `a VPC is asked for its DNS attributes and its zones`() throws {
    let answer = #"{"Vpcs": [{"VpcId": "vpc-1"}, {"VpcId": "vpc-1"}]}"#
    let found = try followUps("describe-vpcs", answer)
    #expect(
      found.calls.map(\.file) == [
        "123456789012/eu-west-1/describe-vpc-attribute.vpc-1.enableDnsSupport.json",
        "123456789012/eu-west-1/describe-vpc-attribute.vpc-1.enableDnsHostnames.json",
        "123456789012/eu-west-1/list-hosted-zones-by-vpc.vpc-1.json",
      ])
  }

  @Test func `an id that is none is not asked about, and told of`() throws {
    let answer = #"{"Vpcs": [{"VpcId": "--output"}, {"VpcId": "../vpc-1"}, {"VpcId": 3}, {}]}"#
    let found = try followUps("describe-vpcs", answer)
    #expect(found.calls == [])
    #expect(found.strange == ["--output", "../vpc-1"])
  }

  @Test func `of hosted zones only private ones matter`() throws {
    let found = try followUps(
      "list-hosted-zones",
      """
      {"HostedZones": [
        {"Id": "/hostedzone/Z1", "Config": {"PrivateZone": false}},
        {"Id": "/hostedzone/Z2", "Config": {"PrivateZone": true}}]}
      """)
    #expect(Set(found.calls.compactMap(\.subject?.argument)) == ["Z2"])
    let operations = Set(found.calls.map(\.template.operation))
    #expect(operations == ["get-hosted-zone", "list-resource-record-sets"])
  }

  @Test func `a Gateway Load Balancer is not asked for its listeners`() throws {
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer"
    let found = try followUps(
      "describe-load-balancers",
      """
      {"LoadBalancers": [
        {"LoadBalancerArn": "\(arn)/gwy/a/1", "Type": "gateway"},
        {"LoadBalancerArn": "\(arn)/net/b/2", "Type": "network"}]}
      """)
    #expect(Set(found.calls.compactMap(\.subject?.name)) == ["b.2"])
  }
}

struct CallFailureTests {
  @Test(arguments: [
    (
      "An error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You",
      CallFailure.Reason.refused
    ),
    (
      "aws: [ERROR]: An error occurred (AccessDeniedException) when calling the X operation: no",
      .refused
    ),
    ("An error occurred (Client.UnauthorizedOperation) when calling", .refused),
    ("An error occurred (RequestLimitExceeded) when calling (reached max retries: 4)", .throttled),
    ("An error occurred (SomeNewThrottlingException) when calling", .throttled),
    ("An error occurred (InternalError) when calling", .unavailable),
    ("Read timeout on endpoint URL: \"https://x\"", .unavailable),
    ("An error occurred (ExpiredToken) when calling", .unauthenticated),
    ("Unable to locate credentials. You can configure", .unauthenticated),
    ("The config profile (x) could not be found", .unauthenticated),
    ("Error loading SSO Token: Token for x does not exist", .unauthenticated),
    ("Could not connect to the endpoint URL: \"https://x\"", .unsupported),
    ("An error occurred (OptInRequired) when calling", .unsupported),
    ("aws: error: argument operation: Invalid choice, valid choices are:", .unsupported),
    ("usage: aws\n\naws: [ERROR]: argument operation: Found invalid choice 'x'", .unsupported),
    ("An error occurred (SomethingElse) when calling", .other),
    ("", .other),
  ])
  func `what the command says is understood`(_ errors: String, _ reason: CallFailure.Reason) {
    #expect(CallFailure(errors: errors, status: 254).reason == reason)
  }

  @Test func `the code is AWS's own word`() {
    let failure = CallFailure(
      errors: "\nAn error occurred (NoSuchBucketPolicy) when calling GetBucketPolicy", status: 254)
    #expect(failure.code == "NoSuchBucketPolicy")
  }
}

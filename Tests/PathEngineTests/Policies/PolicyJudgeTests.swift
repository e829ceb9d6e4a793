import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct PolicyJudgeTests {
  typealias Statement = PolicyDocument.Statement
  typealias Result = PolicyDecision.Result

  private static let byEndpoint = PolicyRequest.Way.endpoint(
    ResourceID("vpce-1"), vpc: ResourceID("vpc-1"), source: nil)
  private static let photos = ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*"]

  private static func texts(_ list: [String]) -> [InternedText] { list.map { InternedText($0) } }

  private static func allow(_ actions: [String] = ["*"], on resources: [String] = ["*"])
    -> Statement
  {
    Statement(
      effect: .allow, actions: .matching(texts(actions)), resources: .matching(texts(resources)))
  }

  private static func deny(
    _ actions: [String] = ["*"], on resources: [String] = ["*"], unless endpoint: String
  ) -> Statement {
    Statement(
      sid: "Fence", effect: .deny, actions: .matching(texts(actions)),
      resources: .matching(texts(resources)),
      conditions: [
        .init(
          operator: "StringNotEquals", key: "aws:SourceVpce", values: [InternedText(endpoint)])
      ])
  }

  private func judge(
    _ statements: [Statement], of holder: PolicyJudge.Holder = .endpoint, service: String = "s3",
    bucket: String? = "photos", way: PolicyRequest.Way = byEndpoint
  ) -> PolicyDecision {
    PolicyJudge(.empty).judge(
      PolicyDocument(statements: statements), of: holder,
      request: PolicyRequest(service: service, bucket: bucket, way: way))
  }

  @Test(
    arguments: [
      // actions, resources, the bucket asked for, what is said
      (["*"], ["*"], "photos", .allowsAll), (["s3:*"], ["*"], "photos", .allowsAll),
      (["S3:*"], ["*"], "photos", .allowsAll), (["s3:Get*"], ["*"], "photos", .allowsSome),
      (["s3:GetObject", "s3:PutObject"], ["*"], nil, .allowsSome),
      (["dynamodb:*"], ["*"], "photos", .denies), (["*:*"], ["*"], "photos", .allowsAll),
      (["*"], photos, "photos", .allowsAll), (["*"], photos, "films", .denies),
      (["*"], photos, "photos-2", .denies), (["*"], photos, nil, .allowsSome),
      (["*"], ["arn:aws:s3:::photos/*"], "photos", .allowsSome),
      (["*"], ["arn:aws:s3:::photos/public/*"], "photos", .allowsSome),
      (["*"], ["arn:aws:s3:::photos"], "photos", .allowsSome),
      (["*"], ["arn:aws:s3:::photos*"], "photos", .allowsAll),
      (["*"], ["arn:aws:s3:::*"], "photos", .allowsAll),
      (["*"], ["arn:aws:s3:::*"], nil, .allowsAll),
      (["*"], ["arn:aws-cn:s3:::*"], "photos", .allowsAll),
      (["*"], ["arn:aws:s3:::${aws:PrincipalTag/bucket}/*"], "photos", .allowsSome),
      (["*"], ["arn:aws:sqs:*:*:queue"], "photos", .denies),
    ] as [([String], [String], String?, Result)])
  func `E7: an endpoint's policy allows what its actions and resources cover`(
    actions: [String], resources: [String], bucket: String?, result: Result
  ) {
    #expect(judge([Self.allow(actions, on: resources)], bucket: bucket).result == result)
  }

  @Test func `E7: NotAction and NotResource are all but those`() {
    func result(actions: PolicyDocument.Patterns, resources: PolicyDocument.Patterns) -> Result {
      judge([Statement(effect: .allow, actions: actions, resources: resources)]).result
    }
    let all = PolicyDocument.Patterns.matching(["*"])
    #expect(result(actions: .notMatching(["s3:*"]), resources: all) == .denies)
    #expect(result(actions: .notMatching(["iam:*"]), resources: all) == .allowsAll)
    #expect(result(actions: .notMatching(["s3:DeleteBucket"]), resources: all) == .allowsSome)
    let films = PolicyDocument.Patterns.notMatching(["arn:aws:s3:::films*"])
    #expect(result(actions: all, resources: films) == .allowsAll)
    #expect(result(actions: all, resources: .notMatching(Self.texts(Self.photos))) == .denies)
  }

  @Test func `E7: what an endpoint's policy does not allow is denied`() {
    #expect(judge([]).result == .denies)
    #expect(judge([]).statement == nil)
    #expect(
      PolicyJudge(.empty).judge(.allowAll, request: .init(service: "s3", way: Self.byEndpoint))
        .result == .allowsAll)
  }

  @Test func `E7: an explicit deny beats every allow, and is named`() {
    let decision = judge([Self.allow(), Self.deny(unless: "vpce-2")])
    #expect(decision.result == .denies)
    #expect(decision.statement == 1)
    #expect(decision.sid == "Fence")
    #expect(decision.conditionKeys == ["aws:SourceVpce"])
    #expect(judge([Self.allow(), Self.deny(unless: "vpce-1")]).result == .allowsAll)
  }

  @Test func `E7: a deny of some actions, objects or principals leaves the rest`() {
    let ofDelete = judge([Self.allow(), Self.deny(["s3:Delete*"], unless: "vpce-2")])
    #expect(ofDelete.result == .allowsSome)
    #expect(ofDelete.statement == 1)
    #expect(
      judge([Self.allow(), Self.deny(on: ["arn:aws:s3:::films/*"], unless: "vpce-2")]).result
        == .allowsAll)
    let ofSome = Statement(effect: .deny, principal: .some(["arn:aws:iam::111122223333:root"]))
    #expect(judge([Self.allow(), ofSome]).result == .dependsOn(keys: ["Principal"]))
    let ofOthers = Statement(effect: .deny, principal: .not(["arn:aws:iam::111122223333:root"]))
    #expect(judge([Self.allow(), ofOthers]).result == .dependsOn(keys: ["Principal"]))
  }

  @Test func `E7: an allow for some principals allows some requests`() {
    let forSome = Statement(effect: .allow, principal: .some(["111122223333"]))
    #expect(judge([forSome]).result == .allowsSome)
    let forAnOrganization = Statement(
      effect: .allow,
      conditions: [.init(operator: "StringEquals", key: "aws:PrincipalOrgID", values: ["o-1"])])
    #expect(judge([forAnOrganization]).result == .dependsOn(keys: ["aws:PrincipalOrgID"]))
    #expect(judge([forAnOrganization, Self.allow()]).result == .allowsAll)
  }

  @Test func `E7: all conditions of a statement must hold`() {
    func result(_ endpoint: InternedText) -> Result {
      let statement = Statement(
        effect: .deny,
        conditions: [
          .init(operator: "StringNotEquals", key: "aws:SourceVpce", values: [endpoint]),
          .init(operator: "ArnNotLike", key: "aws:PrincipalArn", values: ["arn:aws:iam::*:role/a"]),
          .init(operator: "StringEquals", key: "s3:prefix", values: ["a"]),
        ])
      return judge([Self.allow(), statement]).result
    }
    #expect(result("vpce-1") == .allowsAll)
    #expect(result("vpce-2") == .dependsOn(keys: ["aws:PrincipalArn", "s3:prefix"]))
  }

  @Test func `E7: a bucket's policy denies only by saying so`() {
    #expect(judge([], of: .bucket).result == .dependsOn(keys: ["Principal"]))
    #expect(judge([Self.allow()], of: .bucket).result == .allowsAll)
    let fence = Self.deny(["s3:*"], on: Self.photos, unless: "vpce-1")
    #expect(judge([fence], of: .bucket).result == .dependsOn(keys: ["Principal"]))
    let nat = PolicyRequest.Way.publicAddress(nil)
    #expect(judge([fence], of: .bucket, way: nat).result == .denies)
  }

  @Test(
    arguments: [
      ("ecr.api", "ecr:*", .allowsAll), ("ecr.dkr", "ecr:*", .allowsAll),
      ("monitoring", "cloudwatch:*", .allowsAll), ("monitoring", "monitoring:*", .denies),
      ("ssm", "ssm:GetParameter", .allowsSome), ("ssm", "ssmmessages:*", .denies),
      // Its actions' prefix is not known here: no wrong refusal.
      ("brand-new", "somethingelse:*", .allowsSome),
    ] as [(String, String, Result)])
  func `E7: a service's actions go by their own prefix`(
    service: String, action: String, result: Result
  ) {
    #expect(judge([Self.allow([action])], service: service, bucket: nil).result == result)
  }

  @Test func `E7: the judge finds the policies of a topology's endpoints and buckets`() throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("1", in: "main", for: "s3", ["a": "10.0.0.5"])
    network.bucket(
      "photos",
      policy: PolicyDocument(statements: [
        Statement(
          effect: .deny,
          conditions: [
            .init(operator: "StringNotEquals", key: "aws:SourceVpc", values: ["vpc-main"])
          ]
        )
      ]))
    let topology = network.topology
    let judge = PolicyJudge(topology)
    let endpoint = try #require(topology.vpcEndpoints.first)
    var request = PolicyRequest(
      service: "s3", bucket: "photos", sourceVPC: nil, sourceVPCE: endpoint.id, vpcSourceIP: nil,
      sourceIP: nil)
    #expect(judge.judge(endpoint, request: request).result == .allowsAll)
    // The endpoint's VPC is known from the topology.
    #expect(judge.judgeBucket(request)?.result == .dependsOn(keys: ["Principal"]))
    request.way = .publicAddress(nil)
    #expect(judge.judgeBucket(request)?.result == .denies)
    request.bucket = "films"
    #expect(judge.judgeBucket(request) == nil)
  }
}

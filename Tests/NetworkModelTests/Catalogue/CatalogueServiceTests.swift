import NetworkModel
import Testing

@Suite struct CatalogueServiceTests {
  let catalogue = ServiceCatalogue.bundled
  static let regions = ["ap-northeast-1", "us-east-1", "cn-north-1"]

  @Test(arguments: regions)
  func `every service is found by its short name, its service name and its DNS names`(
    region: String
  ) throws {
    #expect(catalogue.services.count > 90)
    for service in catalogue.services {
      #expect(catalogue.service(named: service.name) == service)
      #expect(catalogue.service(named: service.name.uppercased()) == service)
      #expect(catalogue.service(named: service.serviceName(in: region)) == service)
      let names = service.publicNames(in: region)
      #expect(!names.isEmpty)
      for name in names {
        let asked = name.hasPrefix("*") ? "label" + name.dropFirst() : name
        let match = try #require(catalogue.service(dnsName: asked), "\(asked)")
        #expect(match.service == service, "\(asked)")
        #expect(match.isPrimary, "\(asked)")
        #expect(match.prefix == (name.hasPrefix("*") ? "label" : nil), "\(asked)")
        if !asked.contains(region) { continue }
        #expect(match.region == region, "\(asked)")
      }
    }
  }

  @Test func `no two services claim one name`() {
    var owners: [String: String] = [:]
    for service in catalogue.services {
      for name in service.allNames(in: "us-east-1") {
        #expect(owners[name] == nil, "\(name): \(owners[name] ?? "") and \(service.name)")
        owners[name] = service.name
      }
    }
  }

  @Test func `the endpoint service names are AWS's`() throws {
    let s3 = try #require(catalogue.service(named: "s3"))
    #expect(s3.serviceName(in: "ap-northeast-1") == "com.amazonaws.ap-northeast-1.s3")
    #expect(s3.endpointTypes == [.gateway, .interface])
    #expect(try #require(catalogue.service(named: "dynamodb")).endpointTypes.contains(.gateway))
    #expect(try #require(catalogue.service(named: "ssm")).endpointTypes == [.interface])
    #expect(catalogue.service(named: "Com.AmazonAWS.us-east-1.ECR.api")?.name == "ecr.api")
    #expect(catalogue.service(named: "cn.com.amazonaws.cn-north-1.ec2")?.name == "ec2")
    #expect(
      catalogue.service(named: "com.amazonaws.s3-global.accesspoint")?.name
        == "s3-global.accesspoint")
    #expect(catalogue.service(named: "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b") == nil)
    #expect(
      ServiceCatalogue.region(inServiceName: "com.amazonaws.eu-west-3.ecr.dkr") == "eu-west-3")
    #expect(ServiceCatalogue.region(inServiceName: "com.amazonaws.s3-global.accesspoint") == nil)
  }

  @Test(
    arguments: [
      ("kinesis", "kinesis-streams"), ("api.ecr", "ecr.api"), ("firehose", "kinesis-firehose"),
      ("ecs-t", "ecs-telemetry"),
    ])
  func `a service answers to the start of its DNS name too`(alias: String, name: String) {
    #expect(catalogue.service(named: alias)?.name == name)
  }

  @Test func `the start of one service's DNS name hides no other service`() {
    for service in catalogue.services {
      #expect(catalogue.service(named: service.name) == service)
    }
  }

  @Test(
    arguments: [
      // name asked, service, region, labels before it
      ("s3.amazonaws.com", "s3", "us-east-1", nil),
      ("S3.AP-Northeast-1.AmazonAWS.com.", "s3", "ap-northeast-1", nil),
      ("photos.s3.amazonaws.com", "s3", "us-east-1", "photos"),
      ("my.photos.s3.eu-west-1.amazonaws.com", "s3", "eu-west-1", "my.photos"),
      ("us-west-2.s3.us-east-2.amazonaws.com", "s3", "us-east-2", "us-west-2"),
      ("us-west-2.s3.amazonaws.com", "s3", "us-east-1", "us-west-2"),
      ("s3-us-west-2.amazonaws.com", "s3", "us-west-2", nil),
      ("photos.s3-us-west-2.amazonaws.com", "s3", "us-west-2", "photos"),
      ("photos.s3.dualstack.us-gov-west-1.amazonaws.com", "s3", "us-gov-west-1", "photos"),
      ("s3-fips.us-east-1.amazonaws.com", "s3", "us-east-1", nil),
      ("s3.cn-north-1.amazonaws.com.cn", "s3", "cn-north-1", nil),
      ("s3.eusc-de-east-1.amazonaws.eu", "s3", "eusc-de-east-1", nil),
      ("team-1234.s3-accesspoint.us-east-1.amazonaws.com", "s3", "us-east-1", "team-1234"),
      (
        "alias.mrap.accesspoint.s3-global.amazonaws.com", "s3-global.accesspoint", "GLOBAL",
        "alias"
      ),
      ("sts.amazonaws.com", "sts", "us-east-1", nil),
      ("queue.amazonaws.com", "sqs", "us-east-1", nil),
      ("eu-west-2.queue.amazonaws.com", "sqs", "eu-west-2", nil),
      ("123456789012.dkr.ecr.us-east-1.amazonaws.com", "ecr.dkr", "us-east-1", "123456789012"),
      ("abc123.execute-api.us-east-1.amazonaws.com", "execute-api", "us-east-1", "abc123"),
      ("kms-fips.us-east-1.amazonaws.com", "kms", "us-east-1", nil),
      ("lambda.us-east-1.api.aws", "lambda", "us-east-1", nil),
      ("eks-auth.us-east-1.api.aws", "eks-auth", "us-east-1", nil),
      ("s3.xx-south-9.amazonaws.com", "s3", "xx-south-9", nil),
    ] as [(String, String, String, String?)])
  func `public DNS names are understood`(
    name: String, service: String, region: String, prefix: String?
  ) throws {
    let match = try #require(catalogue.service(dnsName: name))
    #expect(match.service.name == service)
    #expect(match.region == region)
    #expect(match.prefix == prefix)
  }

  @Test(
    arguments: [
      "", ".", "s3", "amazonaws.com", "example.com", "s3.example.com", "s3..amazonaws.com",
      "web.internal", "nosuch.us-east-1.amazonaws.com", "label.ssm.us-east-1.amazonaws.com",
      "s3.us-east-1.amazonaws.com.cn", "s3.cn-north-1.amazonaws.com",
      "bucket.vpce-0a1b-2c3d.s3.us-east-1.vpce.amazonaws.com",
      "ec2-18-176-10-10.ap-northeast-1.compute.amazonaws.com", "10.0.0.1",
    ])
  func `names that are no service's public name are not taken for one`(name: String) {
    #expect(catalogue.service(dnsName: name) == nil)
  }

  @Test(
    arguments: [
      ("s3.us-east-1.amazonaws.com", true), ("photos.s3.us-east-1.amazonaws.com", true),
      ("photos.s3.amazonaws.com", false), ("s3.dualstack.us-east-1.amazonaws.com", false),
      ("sts.amazonaws.com", false), ("kms-fips.us-east-1.amazonaws.com", false),
      ("lambda.us-east-1.api.aws", false), ("eks-auth.us-east-1.api.aws", true),
    ])
  func `D2: private DNS answers for the regional names and not for older or other forms`(
    name: String, isPrimary: Bool
  ) throws {
    #expect(try #require(catalogue.service(dnsName: name)).isPrimary == isPrimary)
  }

  @Test(
    arguments: [
      ("s4", "s3"), ("dynamo", "dynamodb"), ("lamdba", "lambda"),
      ("secretmanager", "secretsmanager"),
      ("ecr", "ecr.api"), ("com.amazonaws.us-east-1.dynamodbb", "dynamodb"),
    ])
  func `a misspelt service has its name among the nearest`(word: String, wanted: String) {
    #expect(catalogue.nearestNames(to: word).contains(wanted))
  }

  @Test func `nothing is near to a word unlike all`() {
    #expect(catalogue.nearestNames(to: "completely-unlike-any-service").isEmpty)
    #expect(catalogue.nearestNames(to: "").isEmpty)
  }
}

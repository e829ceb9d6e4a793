import Testing

@testable import AccountCapture

struct RedactorTests {
  private func redact(_ texts: String...) -> [String] {
    var redactor = Redactor()
    for text in texts { redactor.note(Array(text.utf8)) }
    return texts.map { String(decoding: redactor.redact(Array($0.utf8)), as: UTF8.self) }
  }

  @Test func `an account is the same everywhere`() {
    #expect(
      redact(
        #"{"OwnerId": "210987654321", "Arn": "arn:aws:ec2:eu-west-1:210987654321:vpc/vpc-1"}"#,
        #"{"PolicyDocument": "{\"AWS\":\"arn:aws:iam::210987654321:root\",\"x\":\"310987654321\"}"}"#
      )
        == [
          #"{"OwnerId": "100000000001", "Arn": "arn:aws:ec2:eu-west-1:100000000001:vpc/vpc-1"}"#,
          #"{"PolicyDocument": "{\"AWS\":\"arn:aws:iam::100000000001:root\",\"x\":\"100000000002\"}"}"#,
        ])
  }

  @Test func `a name is the same in tags, ARNs and host names`() {
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/app"
    let balancers = """
      {"LoadBalancers": [{"LoadBalancerName": "app", "LoadBalancerArn": "\(arn)/app/50dc6c49",
        "DNSName": "internal-app-12.eu-west-1.elb.amazonaws.com", "Type": "application"}]}
      """
    let interfaces = """
      {"NetworkInterfaces": [{"Description": "ELB app/app/50dc6c49", "Status": "in-use",
        "TagSet": [{"Key": "Name", "Value": "in-use"}, {"Key": "Name", "Value": "app"}]}]}
      """
    let texts = redact(balancers, interfaces)
    #expect(texts[0].contains(#""LoadBalancerName": "name-1""#))
    #expect(texts[0].contains(":100000000001:loadbalancer/app/name-1/50dc6c49"))
    #expect(texts[0].contains("internal-name-1-12.eu-west-1.elb.amazonaws.com"))
    #expect(texts[0].contains(#""Type": "application""#))
    #expect(texts[1].contains("ELB app/name-1/50dc6c49"))
    #expect(texts[1].contains(#""Status": "in-use""#))
    #expect(
      texts[1].contains(#"{"Key": "Name", "Value": "name-2"}, {"Key": "Name", "Value": "name-1"}"#))
  }

  @Test func `what is AWS's own stays`() {
    let text = """
      {"SecurityGroups": [{"GroupName": "default", "VpcId": "vpc-1"}],
       "PrefixLists": [{"PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.218.0.0/17"]}],
       "NetworkInterfaces": [{"Description": "Interface for NAT Gateway nat-1"}],
       "A": "arn:aws:iam::aws:policy/aws-service-role/x",
       "B": "arn:aws:s3:::amazonlinux-2-repos-eu-west-1/*",
       "Routes": [{"DestinationCidrBlock": "0.0.0.0/0"}, {"CidrBlock": "10.0.0.0/16"}]}
      """
    #expect(redact(text) == [text])
  }

  @Test func `ids stay, also where a tag has the words of one`() {
    let arn = #""ResourceArn": "arn:aws:ec2:eu-west-1:aws:vpc/vpc-1", "VpcId": "vpc-1""#
    let texts = redact(#"{"Tags": [{"Key": "Of", "Value": "vpc-1"}], \#(arn)}"#)
    #expect(texts == [#"{"Tags": [{"Key": "Of", "Value": "name-1"}], \#(arn)}"#])
  }

  @Test func `a key has no business in a redacted file`() {
    #expect(
      redact(#"{"VpnConnections": [{"CustomerGatewayConfiguration": "<key/>"}]}"#) == [
        #"{"VpnConnections": [{"CustomerGatewayConfiguration": ""}]}"#
      ])
  }

  @Test func `people's roles and remarks are replaced`() {
    let text = redact(
      #"{"Principal": "arn:aws:iam::210987654321:role/team/Jo", "Description": "Jo's, 203.0.113.9"}"#
    )[0]
    #expect(!text.contains("Jo") && !text.contains("team") && !text.contains("203.0.113.9"))
  }

  @Test func `an address is the same in names that AWS makes of it`() {
    let text = redact(
      """
      {"PublicIp": "54.194.7.7",
       "PublicDnsName": "ec2-54-194-7-7.eu-west-1.compute.amazonaws.com", "CidrIp": "54.194.7.7/32"}
      """)[0]
    let address = text.split(separator: "\"")[3]
    #expect(address != "54.194.7.7")
    #expect(text.contains("\"\(address)/32\""))
    let words = address.split(separator: ".").joined(separator: "-")
    #expect(text.contains("ec2-\(words).eu-west-1.compute.amazonaws.com"))
  }

  @Test func `files are named after what is in them`() {
    var redactor = Redactor()
    redactor.note(
      Array(
        """
        {"OwnerId": "210987654321", "LoadBalancerName": "front", "Bucket": "my.bucket",
         "Tags": [{"Key": "Name", "Value": "json"}, {"Key": "Of", "Value": "vpc-1"}]}
        """.utf8))
    let attribute = "describe-vpc-attribute.vpc-1.enableDnsSupport.json"
    #expect(redactor.path("210987654321/eu-west-1/" + attribute).hasSuffix(attribute))
    #expect(
      redactor.path("210987654321/eu-west-1/describe-listeners.front.50dc.json")
        == "100000000001/eu-west-1/describe-listeners.name-1.50dc.json")
    #expect(
      redactor.path("210987654321/global/get-bucket-policy.my.bucket.json")
        == "100000000001/global/get-bucket-policy.name-2.json")
  }
}

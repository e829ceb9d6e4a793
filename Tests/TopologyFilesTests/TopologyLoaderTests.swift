import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct TopologyLoaderTests {
  static let vpc = #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#

  private func failure(_ files: [(name: String, text: String)]) throws -> [Finding] {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let paths = files.map { folder.path + "/" + $0.name }
    let error = #expect(throws: TopologyLoadError.self) { try TopologyLoader.load(paths) }
    guard case .nothingToRead(let findings) = error else {
      Issue.record("\(String(describing: error))")
      return []
    }
    return findings.map { finding in
      var finding = finding
      if let file = finding.location?.file { finding.location?.file = folder.name(of: file) }
      return finding
    }
  }

  @Test func `a path that leads nowhere is an error of its own`() {
    let error = #expect(throws: TopologyLoadError.self) {
      try TopologyLoader.load(["/nothing/at/all"])
    }
    #expect(error == .noSuchFile(path: "/nothing/at/all"))
    #expect(error?.description == "/nothing/at/all: there is no such file or folder")
  }

  @Test func `an empty folder holds nothing to read`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: TopologyLoadError.self) { try TopologyLoader.load([folder.path]) }
    guard case .nothingToRead(let findings) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(findings.map(\.code) == [.emptyInput])
    #expect(error?.description == "\(folder.path): the folder holds no files")
  }

  @Test(arguments: [
    ("", FindingCode.emptyInput, "the file is empty"),
    (String(repeating: " \n", count: 70_000), .emptyInput, "the file is empty"),
    ("\u{0}\u{0}\u{0}", .notText, "the file is not text"),
    ("PK\u{3}\u{4}", .notText, "the file is compressed"),
    ("hello", .unrecognised, "the file is neither JSON nor a topology in YAML"),
    (
      "{\"name\": \"x\", \"version\": 1}", .unrecognised,
      "the file is JSON, but not the output of an AWS command"
    ),
    (
      "{\"version\": 4, \"terraform_version\": \"1.9.0\", \"lineage\": \"x\", \"resources\": []}",
      .unrecognised, "the file is one of Terraform's own, which only Terraform reads"
    ),
    (
      "PK\u{3}\u{4}" + String(repeating: "-", count: 26) + "tfplan", .unrecognised,
      "the file is one of Terraform's own, which only Terraform reads"
    ),
    (
      "{\"@level\": \"info\", \"@message\": \"Terraform 1.9.0\", \"@module\": \"terraform.ui\"}\n"
        + "{\"@level\": \"info\", \"@message\": \"Plan: 2 to add\", \"@module\": \"terraform.ui\"}\n",
      .unrecognised,
      "the file is what terraform plan -json says of its work, not the plan itself"
    ),
    ("[]", .unrecognised, "the file is JSON, but not the output of an AWS command"),
    ("{\"Vpcs\": [", .truncated, "the file ends inside an array opened at line 1"),
    ("{\"Vpcs\": 1,}", .malformed, "a comma before the end of an object"),
    (
      "\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You",
      .unrecognised,
      "the file holds an error of the aws command: An error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You"
    ),
    ("Vpcs:\n- VpcId: vpc-1\n", .unrecognised, "the file is AWS's output as YAML"),
    ("VPCS\t10.0.0.0/16\tdopt-1\n", .unrecognised, "the file is AWS's output as text"),
    (
      "-----------\n|  DescribeVpcs  |\n", .unrecognised,
      "the file is a table for reading, as aws --output table prints"
    ),
  ])
  func `a named file that is no input says why`(
    text: String, code: FindingCode, message: String
  ) throws {
    let findings = try failure([("x", text)])
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.message) == [message])
    #expect(findings.filter { !$0.isInBothLanguages } == [])
    #expect(findings.map(\.location?.file) == ["x"])
  }

  @Test func `a fault of the grammar has its place`() throws {
    let findings = try failure([("x", "{\n  \"Vpcs\": [\n    {\"VpcId\" \"vpc-1\"}]}")])
    #expect(findings.map(\.message) == ["'\"' where a colon belongs"])
    #expect(findings.map(\.location) == [SourceLocation(file: "x", line: 3, column: 14)])
  }

  @Test func `in a folder, other files are passed over with one note`() throws {
    let report = try imported([
      ("a.json", Self.vpc), ("README.md", "# Notes"), ("package.json", "{\"name\": 1}"),
      ("logo.png", "\u{0}\u{1}"),
    ])
    #expect(report.topology.vpcs.count == 1)
    #expect(report.findings.map(\.severity) == [.note])
    #expect(
      report.findings.map(\.message)
        == ["3 files are no input and were passed over: README.md, logo.png, package.json"])
  }

  @Test func `in a folder, a broken file does not keep the others from being read`() throws {
    let report = try imported([("a.json", Self.vpc), ("b.json", "{\"Subnets\": [")])
    #expect(report.topology.vpcs.count == 1)
    #expect(report.findings.map(\.code) == [.truncated])
    #expect(report.findings.map(\.severity) == [.warning])
  }

  @Test func `an account without anything in it is an empty topology`() throws {
    let report = try imported(#"{"Vpcs": [], "Subnets": []}"#)
    #expect(report.topology.resourceCount == 0)
    #expect(report.findings == [])
  }

  @Test func `YAML and AWS's output join to one topology, each told from its content`() throws {
    let yaml = """
      waylight: 1
      title: A lesson
      vpcs:
        other: {cidr: 10.9.0.0/16}
      """
    let folder = try TemporaryFolder()
    try folder.write("aws", Self.vpc)
    try folder.write("own", yaml)
    let loaded = try TopologyLoader.loadWithDocuments([folder.path])
    #expect(loaded.report.topology.vpcs.count == 2)
    #expect(loaded.report.findings == [])
    #expect(loaded.documents.map(\.title.en) == ["A lesson"])
    try folder.write("own", #"{"waylight": 1, "vpcs": {"other": {"cidr": "10.9.0.0/16"}}}"#)
    #expect(try TopologyLoader.load([folder.path]).topology.vpcs.count == 2)
  }

  @Test func `YAML that holds nothing but faults is nothing to read`() throws {
    let findings = try failure([("x", "waylight: 1\nvpcs: [")])
    #expect(findings.contains { $0.severity == .error && $0.location?.line != nil })
  }

  @Test func `progress is told and may stop the loading`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<5 { try folder.write("\(number).json", Self.vpc) }
    var seen: [TopologyLoader.Progress] = []
    _ = try TopologyLoader.load([folder.path]) { progress in
      seen.append(progress)
      return .proceed
    }
    #expect(seen.last?.filesRead == 5)
    #expect(seen.last?.fileCount == 5)
    #expect(seen.last?.bytesRead == 5 * Self.vpc.utf8.count)
    #expect(seen.last?.resourceCount == 1)
    #expect(seen.map(\.filesRead) == seen.map(\.filesRead).sorted())
    for stop in 0..<seen.count {
      var calls = 0
      #expect(throws: TopologyLoadError.stopped) {
        try TopologyLoader.load([folder.path]) { _ in
          calls += 1
          return calls > stop ? .stop : .proceed
        }
      }
    }
  }

  @Test func `a file cut at any byte is told as cut or read`() throws {
    let folder = try TemporaryFolder()
    let whole = Array(DescribeFixture.gateways.utf8)
    for end in 0..<whole.count {
      try folder.write("x.json", Array(whole[..<end]))
      let findings: [Finding]
      do throws(TopologyLoadError) {
        findings = try TopologyLoader.load([folder.path + "/x.json"]).findings
      } catch {
        guard case .nothingToRead(let found) = error else {
          Issue.record("cut at \(end): \(String(describing: error))")
          continue
        }
        findings = found
      }
      #expect(findings.first?.code == (end == 0 ? .emptyInput : .truncated), "cut at \(end)")
      #expect(end == 0 || findings.first?.location?.line != nil)
    }
  }

  @Test func `of a file that was cut short, what stands whole before the cut is read`() throws {
    let text = """
      {"Vpcs": [
        {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"},
        {"VpcId": "vpc-2", "CidrBlock": "10.1.0.0/16"},
        {"VpcId": "vpc-3", "Cidr
      """
    let report = try imported(text)
    #expect(report.topology.vpcs.map(\.id.text) == ["vpc-1", "vpc-2"])
    #expect(report.findings.map(\.code) == [.truncated])
    #expect(report.findings.first?.location?.line == 4)
  }
}

import Glibc
import Testing

@testable import TopologyFiles

@Suite struct FileSourceTests {
  @Test func `a folder is listed to any depth, sorted, without hidden files`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.json", "{}")
    try folder.write("a.json", "{}")
    try folder.write("eu-west-1/c.json", "{}")
    try folder.write(".git/d.json", "{}")
    try folder.write(".hidden.json", "{}")
    let source = try FileSource([folder.path])
    #expect(
      source.entries.map { folder.name(of: $0.path) } == ["a.json", "b.json", "eu-west-1/c.json"])
    #expect(source.entries.allSatisfy { !$0.isNamed })
    #expect(source.problems == [])
  }

  @Test func `a folder that links lead around in is listed once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one/a.json", "{}")
    try folder.link("one/up", to: folder.path)
    try folder.link("two", to: folder.path + "/one")
    let source = try FileSource([folder.path])
    #expect(source.entries.map { folder.name(of: $0.path) } == ["one/a.json"])
  }

  @Test func `a link that leads nowhere is a problem, not an end`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.json", "{}")
    try folder.link("gone.json", to: folder.path + "/nothing")
    let source = try FileSource([folder.path])
    #expect(source.entries.count == 1)
    #expect(source.problems == [FileError(folder.path + "/gone.json", .notFound)])
  }

  @Test func `a pipe in a folder is passed over`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.json", 0o600) == 0)
    #expect(try FileSource([folder.path]).entries == [])
  }

  @Test func `a path that is not there is an error`() {
    let error = #expect(throws: FileError.self) { try FileSource(["/nothing/here.json"]) }
    #expect(error?.problem == .notFound)
  }

  @Test func `paths keep their order and count as named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.json", "{}")
    try folder.write("a.json", "{}")
    let paths = [folder.path + "/b.json", "-", folder.path + "/a.json"]
    let source = try FileSource(paths)
    #expect(source.entries == paths.map { FileSource.Entry(path: $0, isNamed: true) })
  }
}

@Suite struct FileReaderTests {
  @Test func `what a file is, is told from how it begins`() throws {
    let folder = try TemporaryFolder()
    let cases: [([UInt8], FileContentKind)] = [
      (Array("  {}".utf8), .json), (Array("\n[1]".utf8), .json), ([], .empty),
      (Array(" \n\t".utf8), .empty), (Array("waylight: 1".utf8), .text),
      ([0x7F, 0x45, 0x4C, 0x46, 0, 0], .binary), ([0x1F, 0x8B, 8, 0], .compressed),
      (Array("PK\u{3}\u{4}".utf8), .compressed), ([0xEF, 0xBB, 0xBF] + Array("{}".utf8), .json),
    ]
    for (bytes, kind) in cases {
      try folder.write("x", bytes)
      #expect(try FileReader.read(folder.path + "/x").kind == kind)
    }
  }

  @Test func `byte order marks and UTF-16 are taken off`() throws {
    let folder = try TemporaryFolder()
    let text = "{\"Name\": \"東\"}"
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
      try folder.write("x", bytes)
      let contents = try FileReader.read(folder.path + "/x")
      #expect(contents.kind == .json)
      #expect(contents.withBytes { Array($0) } == Array(text.utf8))
      #expect(contents.padded.count == contents.count + JSONText.padding)
    }
  }

  @Test func `an endless file without text is read no further than its beginning`() throws {
    let contents = try FileReader.read("/dev/zero")
    #expect(contents.kind == .binary)
    #expect(contents.count == FileContents.beginning)
  }

  @Test func `a long run of spaces is an empty file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", [UInt8](repeating: 0x20, count: 3_000_000))
    let contents = try FileReader.read(folder.path + "/x")
    #expect(contents.kind == .empty)
    #expect(throws: JSONSyntaxError(.empty, at: 3_000_000)) {
      try JSONDocument(JSONText(contents))
    }
  }

  @Test func `reading stops when asked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", Array("{}".utf8))
    #expect(throws: FileError(folder.path + "/x", .stopped)) {
      try FileReader.read(folder.path + "/x") { _ in false }
    }
  }

  @Test func `a folder is no file`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try FileReader.read(folder.path) }
    guard case .unreadable = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}

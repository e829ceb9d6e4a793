import Glibc
package import NetworkModel

/// The folder that a capture is written to, held for one process alone.
package final class CaptureFolder: Sendable {
  /// Why it cannot be used.
  package enum Fault: Error, Hashable, Sendable {
    /// There is something else in it.
    case notACapture
    /// Another capture is writing there.
    case isInUse
    /// A capture whose names and addresses were replaced: nothing can be added to it.
    case isRedacted
    /// A capture that was not redacted: a redacted one does not go in among it.
    case notRedacted
    /// The operating system's words.
    case system(path: String, String)
  }

  package let path: String
  /// What an earlier capture said; empty for a new folder.
  package let record: CaptureRecord
  private let lock: Int32

  /// Makes the folder where it is not there.
  ///
  /// Only its owner may read what is written: it tells how a network is defended.
  /// - Parameter isFresh: takes away what an earlier capture left.
  package init(_ path: String, isFresh: Bool = false) throws(Fault) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    try Self.makeFolders(path)
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw Self.fault(path) }
    // It is given up with the descriptor, however the process ends.
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(lock)
      throw .isInUse
    }
    do throws(Fault) {
      let record = try Self.record(in: path)
      if isFresh, record != nil { try Self.clear(path) }
      if !isFresh, record?.header.isRedacted == true { throw .isRedacted }
      self.record = isFresh ? CaptureRecord() : record ?? CaptureRecord()
    } catch {
      Glibc.close(lock)
      throw error
    }
  }

  deinit { Glibc.close(lock) }

  private static func record(in path: String) throws(Fault) -> CaptureRecord? {
    let names = Self.names(in: path)
    if let bytes = contents(path + "/" + CaptureRecord.fileName),
      let record = CaptureRecord(json: bytes)
    {
      return record
    }
    if names.contains(where: { !$0.hasPrefix(".") }) { throw .notACapture }
    return nil
  }

  /// Takes away the answers and the record. Nothing else is touched.
  private static func clear(_ path: String) throws(Fault) {
    for file in files(in: path) { unlink(path + "/" + file) }
    for account in names(in: path) where AWSName.isAccount(account) {
      for place in names(in: path + "/" + account) { rmdir(path + "/" + account + "/" + place) }
      rmdir(path + "/" + account)
    }
    guard unlink(path + "/" + CaptureRecord.fileName) == 0 else { throw fault(path) }
  }

  /// The answers, `ACCOUNT/PLACE/NAME.json`, sorted.
  private static func files(in path: String) -> [String] {
    names(in: path).filter(AWSName.isAccount).flatMap { account in
      names(in: path + "/" + account).flatMap { place in
        names(in: path + "/" + account + "/" + place).filter { $0.hasSuffix(".json") }
          .map { "\(account)/\(place)/\($0)" }
      }
    }
  }

  /// Every file of the capture: the answers, then the record.
  package var files: [String] { Self.files(in: path) + [CaptureRecord.fileName] }

  /// Takes the whole capture away, with the folder where that is empty then.
  package func remove() throws(Fault) {
    try Self.clear(path)
    rmdir(path)
  }

  /// Goes where another capture is, which is taken away.
  package func takePlace(of other: String) throws(Fault) {
    guard access(other, F_OK) == 0 else {
      guard rename(path, other) == 0 else { throw Self.fault(other) }
      return
    }
    // Put aside first, so that there is one or the other whatever happens in between.
    let earlier = try CaptureFolder(other)
    let aside = other + ".old"
    if access(aside, F_OK) == 0 { try CaptureFolder(aside).remove() }
    guard rename(other, aside) == 0 else { throw Self.fault(other) }
    guard rename(path, other) == 0 else {
      let fault = Self.fault(other)
      rename(aside, other)
      throw fault
    }
    try Self.clear(aside)
    rmdir(aside)
    withExtendedLifetime(earlier) {}
  }

  /// When the capture in a folder was last written to, in seconds since 1970; nil where there is none.
  package static func lastWritten(_ path: String) -> Int? {
    var info = stat()
    guard stat(path + "/" + CaptureRecord.fileName, &info) == 0 else { return nil }
    return Int(info.st_mtim.tv_sec)
  }

  // MARK: Reading

  package func has(_ file: String) -> Bool { access(path + "/" + file, F_OK) == 0 }

  /// Nil where it cannot be read.
  package func contents(_ file: String) -> [UInt8]? { Self.contents(path + "/" + file) }

  static func contents(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    return contents(of: descriptor)
  }

  private static func contents(of descriptor: Int32) -> [UInt8]? {
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(info.st_size)
    var read = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while read < size {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + read }, size - read, off_t(read))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        read += got
      }
      count = read
    }
    return read == size ? bytes : nil
  }

  // MARK: Writing

  /// A file under way: hidden, so that nobody takes it for an answer, until it is whole.
  struct Draft {
    let file: String
    fileprivate let hidden: String
    let descriptor: Int32

    var contents: [UInt8]? { CaptureFolder.contents(of: descriptor) }
  }

  func draft(_ file: String) throws(Fault) -> Draft {
    var parts = file.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    let folder = ([path] + parts).joined(separator: "/")
    try Self.makeFolders(folder)
    let hidden = "\(folder)/.\(name).part"
    // What an earlier run left.
    unlink(hidden)
    let descriptor = open(hidden, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.fault(hidden) }
    return Draft(file: file, hidden: hidden, descriptor: descriptor)
  }

  /// Puts a draft in its place, with other contents where some are given.
  func finish(_ draft: Draft, contents: [UInt8]? = nil) throws(Fault) {
    defer { Glibc.close(draft.descriptor) }
    if let contents {
      guard ftruncate(draft.descriptor, 0) == 0, lseek(draft.descriptor, 0, SEEK_SET) == 0,
        Self.write(contents, to: draft.descriptor)
      else {
        let fault = Self.fault(draft.file)
        unlink(draft.hidden)
        throw fault
      }
    }
    guard rename(draft.hidden, path + "/" + draft.file) == 0 else { throw Self.fault(draft.file) }
  }

  func discard(_ draft: Draft) {
    Glibc.close(draft.descriptor)
    unlink(draft.hidden)
  }

  package func write(_ contents: [UInt8], to file: String) throws(Fault) {
    try finish(try draft(file), contents: contents)
  }

  package func write(_ record: CaptureRecord) throws(Fault) {
    guard let json = try? record.json else { throw .system(path: path, "") }
    try write(json, to: CaptureRecord.fileName)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  private static func makeFolders(_ path: String) throws(Fault) {
    guard access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolders(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault(path) }
  }

  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func fault(_ path: String) -> Fault {
    .system(path: path, String(cString: strerror(errno)))
  }
}

extension CaptureFolder.Fault {
  /// What is wrong, and what to do.
  package var words: LocalizedText {
    switch self {
    case .notACapture:
      LocalizedText(
        en: "the folder holds other files and no capture; name a new or empty one",
        ja: "フォルダーには別のファイルがあり、取得結果ではありません。新しいか空のフォルダーを指定してください")
    case .isInUse:
      LocalizedText(
        en: "another capture is writing to the folder", ja: "別の取得がこのフォルダーに書き込んでいます")
    case .isRedacted:
      LocalizedText(
        en:
          "the folder holds a redacted capture, to which nothing can be added; use --fresh or another",
        ja: "フォルダーには伏せ字済みの取得結果があり、追加できません。--fresh か別のフォルダーを使ってください")
    case .notRedacted:
      LocalizedText(
        en: "the folder holds a capture that is not redacted; use --fresh or another folder",
        ja: "フォルダーには伏せ字でない取得結果があります。--fresh か別のフォルダーを使ってください")
    case .system(let path, let reason): "\(path): \(reason)"
    }
  }
}

import Glibc
import TopologyFiles

/// Texts in files.
enum TextFile {
  /// Puts a text in the place of a file, whole or not at all, and makes the folders that are missing.
  /// - Returns: what went wrong, in words; nil when all was written.
  static func replace(_ text: String, at path: String) -> String? {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    let draft = "\(path).\(getpid())"
    if let problem = write(text, to: draft) { return problem }
    guard rename(draft, path) == 0 else {
      let problem = "\(path): \(String(cString: strerror(errno)))"
      unlink(draft)
      return problem
    }
    return nil
  }

  /// Whether anything has that name, a link that leads nowhere included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Puts a text into a file, whole or not at all; its folder has to be there.
  /// - Parameter replacing: whether a file that is there already may go. A link stays, and the text comes
  ///   where it leads.
  /// - Returns: what went wrong, in words; nil when all was written.
  static func put(_ text: String, in path: String, replacing: Bool) -> String? {
    var path = path
    if replacing, let target = realpath(path, nil) {
      path = String(cString: target)
      free(target)
    }
    var status = stat()
    // A device or a pipe is written to, not replaced.
    if replacing, stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return write(text, to: path)
    }
    let draft = "\(path).\(getpid())"
    if let problem = write(text, to: draft) { return problem }
    defer { unlink(draft) }
    // A second name for the draft fails where a file has come in between.
    let result = replacing ? rename(draft, path) : link(draft, path)
    return result == 0 ? nil : "\(path): \(String(cString: strerror(errno)))"
  }

  /// The name itself while no file has it, else with the first number behind it that is free:
  /// `waylight-path-2.txt`.
  static func freeName(like path: String) -> String {
    var name = path
    var number = 1
    while access(name, F_OK) == 0 {
      number += 1
      let point = path.lastIndex(of: ".") ?? path.endIndex
      name = "\(path[..<point])-\(number)\(path[point...])"
    }
    return name
  }

  /// - Returns: what went wrong, in words; nil when all was written.
  static func write(_ text: String, to path: String) -> String? {
    put(text, into: path, O_TRUNC)
  }

  /// The same at the end of what the file holds already.
  static func append(_ text: String, to path: String) -> String? {
    put(text, into: path, O_APPEND)
  }

  private static func put(_ text: String, into path: String, _ mode: Int32) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o644)
    guard file >= 0 else { return "\(path): \(String(cString: strerror(errno)))" }
    defer { close(file) }
    return writeAll(text, to: file).map { "\(path): \(String(cString: strerror($0)))" }
  }

  /// - Returns: all of a small file as text; nil when it cannot be read, is too large or is no text.
  static func read(_ path: String) -> String? { FileReader.text(of: path) }
}

/// Doing nothing for a while.
enum SystemPause {
  static func milliseconds(_ count: UInt32) { usleep(count * 1000) }
}

import Glibc
import Reports
import TerminalScreen

/// A file that a session is recorded into while it runs.
final class RecordingFile {
  private let file: Int32
  private let path: String
  /// Why not all could be written; nil while all went well.
  private(set) var problem: String?

  /// - Parameter replacing: whether a file that is there already may be written over.
  /// - Throws: `Failure` when the file cannot be made.
  init(_ path: String, replacing: Bool, _ language: Language) throws {
    self.path = path
    let way = replacing ? O_TRUNC : O_EXCL
    file = open(path, O_WRONLY | O_CREAT | way | O_CLOEXEC, 0o644)
    guard file < 0 else { return }
    if errno == EEXIST { throw Failure(fileIsThere: path, language) }
    throw Failure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
  }

  deinit {
    if file >= 0 { close(file) }
  }

  func append(_ text: String) {
    guard problem == nil, let reason = writeAll(text, to: file) else { return }
    problem = "\(path): \(String(cString: strerror(reason)))"
  }

  /// What a name asks for: a picture that moves, or what was sent to the terminal.
  static func recorder(for path: String) -> any ScreenRecorder {
    path.hasSuffix(".svg") ? AnimatedSVG(title: "Waylight") : Asciicast(title: "Waylight")
  }
}

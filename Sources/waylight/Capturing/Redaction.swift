import AccountCapture
import Glibc
import Synchronization

/// A capture on its way to a folder that gets it redacted: meanwhile it lies in the cache, for its owner
/// alone, and what was left of it by an earlier run is gone on with.
final class Redaction: Sendable {
  private let output: String
  private let isFresh: Bool
  private let raw = Mutex<CaptureFolder?>(nil)
  private let target = Mutex<CaptureFolder?>(nil)

  init(_ output: String, isFresh: Bool) {
    self.output = output
    self.isFresh = isFresh
  }

  /// Where the answers go as they are.
  func rawFolder() throws(CaptureFolder.Fault) -> CaptureFolder {
    // Whether the folder can take them is better known before.
    let target = try CaptureFolder(output, isFresh: isFresh)
    guard target.record == CaptureRecord() else { throw .notRedacted }
    let raw = try CaptureFolder(
      Locations.ofThisProcess.rawCapture(for: output), isFresh: isFresh)
    self.target.withLock { $0 = target }
    self.raw.withLock { $0 = raw }
    return raw
  }

  /// Writes them redacted, and takes away what is in the cache.
  func finish() throws(CaptureFolder.Fault) {
    guard let raw = raw.withLock({ $0 }), let target = target.withLock({ $0 }) else { return }
    try raw.redact(into: target)
    try raw.remove()
  }
}

public import NetworkModel

/// Why nothing at all could be read.
public enum TopologyLoadError: Error, Hashable, Sendable {
  /// A path leads nowhere.
  case noSuchFile(path: String)
  /// A path is there, but the operating system does not give it out.
  case unreadable(path: String, reason: String)
  /// All that was read holds no network; the findings say what is wrong with each file.
  case nothingToRead(findings: [Finding])
  /// The caller stopped it.
  case stopped
}

extension TopologyLoadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSuchFile(let path): "\(path): there is no such file or folder"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .nothingToRead(let findings):
      findings.max { $0.severity < $1.severity }.map {
        ($0.location.map { "\($0): " } ?? "") + $0.message
      } ?? "there is nothing to read"
    case .stopped: "reading was stopped"
    }
  }
}

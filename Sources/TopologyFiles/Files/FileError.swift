/// Why a path could not be read.
package struct FileError: Error, Hashable, Sendable {
  package var path: String
  package var problem: Problem

  package enum Problem: Hashable, Sendable {
    case notFound
    /// Opening or reading failed; the operating system's words.
    case unreadable(String)
    /// Neither a file nor a folder nor a pipe: a socket, a device.
    case notAFile
    case tooLarge(limit: Int)
    /// A folder has more files than are looked at.
    case tooManyFiles(limit: Int)
    /// Reading was stopped from outside.
    case stopped
  }

  init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// What is wrong, in words, without the path.
  package var message: String {
    switch problem {
    case .notFound: "there is no such file or folder"
    case .unreadable(let reason): "it cannot be read: \(reason)"
    case .notAFile: "it is neither a file nor a folder"
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
    case .tooManyFiles(let limit): "it holds more than \(limit) files; the rest was left out"
    case .stopped: "reading was stopped"
    }
  }
}

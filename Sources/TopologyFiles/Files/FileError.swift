package import NetworkModel

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
  package var words: LocalizedText {
    switch problem {
    case .notFound:
      LocalizedText(en: "there is no such file or folder", ja: "ファイルもフォルダーもありません")
    case .unreadable(let reason):
      LocalizedText(en: "it cannot be read: \(reason)", ja: "読み取れません: \(reason)")
    case .notAFile:
      LocalizedText(en: "it is neither a file nor a folder", ja: "ファイルでもフォルダーでもありません")
    case .tooLarge(let limit):
      LocalizedText(
        en: "it is larger than \(limit >> 20) MiB", ja: "\(limit >> 20) MiBを超えています")
    case .tooManyFiles(let limit):
      LocalizedText(
        en: "it holds more than \(limit) files; the rest was left out",
        ja: "ファイルが\(limit)個を超えています。残りは読みませんでした")
    case .stopped: LocalizedText(en: "reading was stopped", ja: "読み込みは中止されました")
    }
  }
}

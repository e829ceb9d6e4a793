import Glibc

/// The files that a person's paths stand for.
struct FileSource: Sendable {
  /// A file to read.
  struct Entry: Hashable, Sendable {
    var path: String

    /// Whether the person named it; else it was found in a folder, and what cannot be used there is
    /// passed over.
    var isNamed: Bool
  }

  private(set) var entries: [Entry] = []

  /// Folders and files that could not be looked into.
  private(set) var problems: [FileError] = []

  /// How many files of a folder are looked at.
  static let maximumFiles = 100_000

  private var visitedFolders: Set<FileIdentity> = []

  /// Lists files, and folders to any depth: in the order of the paths, inside a folder sorted by name,
  /// without hidden files, each folder once however many links lead to it.
  /// - Throws: when a path is not there, cannot be looked at or is no file.
  init(_ paths: [String]) throws(FileError) {
    for path in paths {
      guard path != "-" else {
        entries.append(Entry(path: path, isNamed: true))
        continue
      }
      var info = stat()
      guard stat(path, &info) == 0 else { throw FileError(path, errno: errno) }
      switch info.st_mode & S_IFMT {
      case S_IFDIR:
        let problemsBefore = problems.count
        addFolder(path, FileIdentity(info))
        if problems.count > problemsBefore, problems[problemsBefore].path == path,
          case .unreadable = problems[problemsBefore].problem
        {
          throw problems[problemsBefore]
        }
      case S_IFSOCK:
        throw FileError(path, .notAFile)
      default:
        entries.append(Entry(path: path, isNamed: true))
      }
    }
  }

  private mutating func addFolder(_ root: String, _ identity: FileIdentity) {
    // A stack of its own instead of recursion: a person may name the root of a disk.
    var folders = [(path: root, identity: identity)]
    let limit = entries.count + Self.maximumFiles
    while let (folder, identity) = folders.popLast() {
      guard visitedFolders.insert(identity).inserted else { continue }
      var subfolders: [(path: String, identity: FileIdentity)] = []
      for name in names(in: folder) {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        var info = stat()
        guard stat(path, &info) == 0 else {
          problems.append(FileError(path, errno: errno))
          continue
        }
        switch info.st_mode & S_IFMT {
        case S_IFDIR:
          subfolders.append((path, FileIdentity(info)))
        case S_IFREG:
          guard entries.count < limit else {
            problems.append(FileError(root, .tooManyFiles(limit: Self.maximumFiles)))
            return
          }
          entries.append(Entry(path: path, isNamed: false))
        default:
          // A pipe or device found by chance would block or never end.
          continue
        }
      }
      folders.append(contentsOf: subfolders.reversed())
    }
  }

  private mutating func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else {
      problems.append(FileError(folder, errno: errno))
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

private struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64

  init(_ info: stat) {
    device = UInt64(info.st_dev)
    inode = UInt64(info.st_ino)
  }
}

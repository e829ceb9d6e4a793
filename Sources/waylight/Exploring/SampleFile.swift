import ExplorerUI
import Reports

/// A sample with the file it is read from.
struct SampleFile: Sendable {
  var name: String
  /// Nil for the one that is part of the program.
  var path: String?
  var sample: SampleCard

  /// The samples that were found, in order.
  static func all(in locations: Locations, _ language: Language) -> [SampleFile] {
    Sample.all(in: locations).map { found in
      SampleFile(
        name: found.name, path: found.path,
        sample: SampleCard(name: found.name, title: found.title(language)))
    }
  }
}

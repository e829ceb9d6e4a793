import NetworkModel

/// What is known of a load that is under way.
struct LoadingState: Hashable, Sendable {
  var progress = LoadProgress()
  /// Why the load failed; nil while it goes on.
  var failure: LocalizedText?
}

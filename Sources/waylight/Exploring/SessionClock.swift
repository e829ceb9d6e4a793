/// The time of a session in milliseconds since its start: the world's, or that of a script, which
/// passes only where the script says so, the same on every machine.
final class SessionClock {
  private let start: ContinuousClock.Instant?
  private var scripted = 0

  init(isScripted: Bool) { start = isScripted ? nil : ContinuousClock.now }

  var now: Int {
    guard let start else { return scripted }
    let passed = (ContinuousClock.now - start).components
    return Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000)
  }

  /// Lets a script's time pass.
  func pass(to time: Int) { scripted = max(scripted, time) }
}

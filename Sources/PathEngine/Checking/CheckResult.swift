public import IPAddressing
public import NetworkModel

/// What became of one expectation.
public struct CheckResult: Hashable, Sendable {
  public var expectation: TopologyExpectation
  /// One for each pair of ends that the expectation stands for; none where nothing is called so.
  public var cases: [CheckedCase]
  /// Why there is nothing to ask.
  public var problem: CheckProblem?

  public var holds: Bool { problem == nil && cases.allSatisfy(\.holds) }

  public init(
    _ expectation: TopologyExpectation, cases: [CheckedCase], problem: CheckProblem? = nil
  ) {
    self.expectation = expectation
    self.cases = cases
    self.problem = problem
  }
}

/// Why an expectation cannot be put to a topology.
public enum CheckProblem: Hashable, Sendable {
  /// Nothing of the topology is called like the pattern. An expectation about nothing does not hold:
  /// whoever wrote it meant something.
  case nothingMatches(String, role: QueryError.Role)
  case badEnd(QueryError)
}

/// One question of an expectation, and how far the answer is from what was expected.
public struct CheckedCase: Hashable, Sendable {
  /// The ends as they are asked for.
  public var from: String
  public var to: String
  /// One answer; several where the destination stands for several services.
  public var traces: [Trace]
  public var departures: [Departure]
  public var problem: CheckProblem?

  public var holds: Bool { problem == nil && departures.isEmpty }

  public init(
    from: String, to: String, traces: [Trace] = [], departures: [Departure] = [],
    problem: CheckProblem? = nil
  ) {
    self.from = from
    self.to = to
    self.traces = traces
    self.departures = departures
    self.problem = problem
  }
}

/// Something that came out otherwise than expected.
public enum Departure: Hashable, Sendable {
  case verdict(Verdict, expected: String)
  /// The way there does not pass it, or not after those that stand before it.
  case missed(String)
  /// The way there passes it.
  case met(String, Component)
  /// No explanation has the code.
  case noCode(String)
  /// The name resolves to these.
  case resolves([IPAddress], expected: ExpectedResolution)
}

/// A pane of the explorer. Its number is the key that goes there.
package enum PaneID: Int, CaseIterable, Hashable, Sendable {
  case network = 1
  case map
  case table
  case trace
  case details

  /// Where keys go while the pane has the focus.
  package var context: CommandContext {
    switch self {
    case .network: .network
    case .map: .map
    case .table: .table
    case .trace: .trace
    case .details: .details
    }
  }

  /// The command that goes there.
  package var command: CommandID {
    switch self {
    case .network: .showNetwork
    case .map: .showMap
    case .table: .showTable
    case .trace: .showTrace
    case .details: .showDetails
    }
  }
}

import PathEngine
import TerminalScreen

extension SubnetTier {
  var role: StyleRole {
    switch self {
    case .public: .tierPublic
    case .private: .tierPrivate
    case .isolated: .tierIsolated
    }
  }
}

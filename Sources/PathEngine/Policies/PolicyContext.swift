import IPAddressing
import NetworkModel

/// What is known of one condition key of a request.
enum PolicyKey: Hashable {
  case value(String)
  case absent
  /// It is there, with a value that is not known.
  case present
  case unknown
}

/// The condition keys of a request.
///
/// Source: IAM User Guide, "AWS global condition context keys".
struct PolicyContext {
  private let keys: [String: PolicyKey]

  init(_ request: PolicyRequest, _ topology: Topology) {
    var keys: [String: PolicyKey] = [
      // A host asks for itself: no service does on anybody's behalf.
      "aws:viaawsservice": .value("false"), "aws:principalisawsservice": .value("false"),
      "aws:calledvia": .absent, "aws:calledviafirst": .absent, "aws:calledvialast": .absent,
      "aws:sourcearn": .absent, "aws:sourceaccount": .absent,
      "aws:securetransport": request.usesTLS.map { .value($0 ? "true" : "false") } ?? .present,
      "aws:principalaccount": request.principalAccount.map { .value($0) } ?? .unknown,
      "aws:requestedregion": request.region.map { .value($0) } ?? .present,
    ]
    switch request.way {
    case .endpoint(let id, let vpc, let source):
      let endpoint = topology.handle(of: id, as: VPCEndpoint.self).map { topology[$0] }
      let account = endpoint.map { topology.account(of: $0.scope).text } ?? ""
      let own = endpoint.map { topology[$0.vpc].id } ?? vpc
      keys["aws:sourcevpce"] = .value(id.text)
      keys["aws:sourcevpc"] = own.map { .value($0.text) } ?? .present
      keys["aws:vpcsourceip"] = source.map { .value($0.description) } ?? .present
      keys["aws:vpceaccount"] = account.isEmpty ? .present : .value(account)
      keys["aws:sourceip"] = .absent
    case .publicAddress(let address):
      for key in ["aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip", "aws:sourcevpcarn"] {
        keys[key] = .absent
      }
      for key in ["aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"] { keys[key] = .absent }
      keys["aws:sourceip"] = address.map { .value($0.description) } ?? .present
    }
    self.keys = keys
  }

  /// Keys are not case-sensitive.
  subscript(key: String) -> PolicyKey { keys[key.lowercased()] ?? .unknown }
}

/// A sign of the interface itself. All are one cell wide and none can be shown as an emoji, so that
/// every terminal gives them the same width.
package enum Glyph: CaseIterable, Hashable, Sendable {
  case pass, fail, pending, collapsed, expanded, pointer
  case instance, interface, anyHost, nat, natOff, endpoint, gatewayEndpoint, box, boxSmall
  case loadBalancer, database, resolver, accessPoint
  case arrowLeft, arrowRight, arrowUp, arrowDown, exchange, winner, moreLeft, moreRight, moreUp
  case moreDown
  case ellipsis, barFull, barEmpty, thumb, lessOrEqual, greaterOrEqual, times, breadcrumb

  package var unicode: Unicode.Scalar {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .pending: "·"
    case .collapsed, .pointer, .moreRight: "▸"
    case .expanded, .moreDown: "▾"
    case .instance: "●"
    case .interface: "○"
    case .anyHost: "◌"
    case .nat: "◆"
    case .natOff, .endpoint: "◇"
    case .gatewayEndpoint: "◈"
    case .loadBalancer: "◎"
    case .database: "≡"
    case .resolver: "⊙"
    case .accessPoint: "⊕"
    case .box: "■"
    case .boxSmall: "□"
    case .arrowLeft: "←"
    case .arrowRight: "→"
    case .arrowUp: "↑"
    case .arrowDown: "↓"
    case .exchange: "⇄"
    case .winner, .moreLeft: "◂"
    case .moreUp: "▴"
    case .ellipsis: "…"
    case .barFull, .thumb: "█"
    case .barEmpty: "░"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .times: "×"
    case .breadcrumb: "›"
    }
  }
}

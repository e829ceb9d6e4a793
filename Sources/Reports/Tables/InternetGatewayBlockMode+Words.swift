package import NetworkModel

extension InternetGatewayBlockMode {
  /// What it keeps from passing, in a few words.
  package func text(_ language: Language) -> String {
    switch self {
    case .off: language.text(en: "not blocked", ja: "ブロックなし")
    case .blockIngress: language.text(en: "inbound blocked", ja: "インバウンドをブロック")
    case .blockBidirectional: language.text(en: "blocked both ways", ja: "双方向をブロック")
    }
  }
}

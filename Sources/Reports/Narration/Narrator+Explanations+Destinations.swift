import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// A packet that arrives at nobody, or at what takes none.
  func nobodyThere(_ item: Explanation) -> Wording {
    switch item.component?.kind {
    case .natGateway: return takesNoConnection(item)
    case .internetGateway, .egressOnlyInternetGateway:
      if let behind = item.packet?.destination.single?.behindNAT64 {
        return needsNAT64(item, for: behind)
      }
    case .instanceConnectEndpoint:
      return Wording(
        title: text(en: "private addresses only", ja: "プライベートアドレスのみ"),
        sentence: text(
          en: """
            \(whom(item)) opens connections to private addresses alone, where it passes the client's \
            address on to those of its own VPC, and \(destination(item)) is not one.
            """,
          ja: """
            \(whom(item)) が接続できるのはプライベートアドレスだけ (クライアントIPを保持する場合は自分のVPC内だけ) で、\
            \(destination(item)) は該当しません。
            """),
        fix: item.packet?.destination.single?.isPublic ?? true
          ? text(en: "Connect to the host's private address.", ja: "ホストのプライベートアドレスに接続します。")
          : text(en: "Make an endpoint in the host's VPC.", ja: "ホストのVPCにエンドポイントを作成します。"))
    default:
      if decision(item) == .arrive { return serviceInterface(item) }
    }
    return Wording(
      title: text(en: "nobody has this address", ja: "このアドレスの持ち主がいない"),
      sentence: text(
        en: """
          \(destination(item)) lies in the VPC's own block, but no interface of the input has it: the \
          packet is delivered to nobody.
          """,
        ja: """
          \(destination(item)) はVPCのCIDR内ですが、このアドレスを持つインターフェイスが入力にありません。\
          パケットは誰にも届きません。
          """),
      fix: text(
        en: "Check the address: the host may be gone, or have another one.",
        ja: "アドレスを確認します。ホストが削除されたか、別のアドレスになっている可能性があります。"))
  }

  /// A NAT gateway that is not asked to answer (N1).
  private func takesNoConnection(_ item: Explanation) -> Wording {
    let gateway = item.component.flatMap { names.topology?.entity($0.id) } as? NATGateway
    return Wording(
      title: text(en: "takes no connection from outside", ja: "外からの接続を受けない"),
      sentence: text(
        en: "\(whom(item)) answers only connections that it opened itself; nothing connects to it.",
        ja: "\(whom(item)) は自分が開いた接続の応答だけを受け、外からの接続は受け付けません。"),
      fix: gateway?.connectivity == .private
        ? text(
          en: """
            Connect to the host itself, by an address that is routed to it, or to a load balancer in front \
            of it.
            """,
          ja: "ルートで届くホスト自身のアドレスか、その前に置いたロードバランサーに接続します。")
        : text(
          en: "Connect to the host itself, by a public address, a load balancer or a VPN.",
          ja: "パブリックアドレス、ロードバランサー、VPNなどでホスト自体に接続します。"))
  }

  /// What only NAT64 understands has come to a gateway that does not do it (V2).
  private func needsNAT64(_ item: Explanation, for behind: IPv4Address) -> Wording {
    let table = trace.forward.prefix((item.hop ?? 0) + 1)
      .last { $0.component.kind == .routeTable }.map { names.label($0.component.id) }
    return Wording(
      title: text(en: "only NAT64 understands this address", ja: "NAT64専用のアドレス"),
      sentence: text(
        en: """
          \(destination(item)) stands for \(behind): a NAT gateway would turn it back into that, and nobody \
          on the internet has it, so \(whom(item)) drops the packet.
          """,
        ja: """
          \(destination(item)) は \(behind) を表すアドレスで、元に戻せるのはNATゲートウェイだけです。\
          インターネットには存在しないため、\(whom(item)) で破棄されます。
          """),
      fix: text(
        en: """
          Add a route for 64:ff9b::/96 to a NAT gateway\(table.map { " to the route table \($0)" } ?? "").
          """,
        ja: "\(table.map { "ルートテーブル \($0) に、" } ?? "")64:ff9b::/96 をNATゲートウェイに向けるルートを追加します。"))
  }

  /// An interface of AWS's own, which is no host: of an attachment, of an endpoint that sends alone.
  private func serviceInterface(_ item: Explanation) -> Wording {
    Wording(
      title: text(en: "takes no connection", ja: "接続を受けない"),
      sentence: text(
        en: """
          \(destination(item)) belongs to \(whom(item)), which AWS keeps for a service: nothing connects to \
          it.
          """,
        ja: "\(destination(item)) は \(whom(item)) のアドレスです。AWSのサービス用で、接続は受け付けません。"),
      fix: text(
        en: "Connect to the host itself.", ja: "ホスト自身に接続します。"))
  }
}

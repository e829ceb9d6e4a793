import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// An answer that takes another way than the question.
  func anotherWayBack(_ item: Explanation) -> Wording {
    switch item.subjects.first?.kind {
    case .vpcEndpoint:
      Wording(
        title: text(en: "only one way is inspected", ja: "片方向だけが検査される"),
        sentence: text(
          en: """
            The appliance behind \(language.list(item.subjects.map(the))) sees only one direction of this \
            connection; a stateful one drops what it has not seen begin.
            """,
          ja: """
            \(language.list(item.subjects.map(the))) の先のアプライアンスは、この接続の片方向しか受け取りません。\
            ステートフルな装置は、開始を見ていない通信を破棄します。
            """),
        fix: text(
          en: "Route both directions by the endpoint, in the subnets' tables and the gateway's.",
          ja: "サブネットとゲートウェイのルートテーブルで、往路と復路の両方をエンドポイントに向けます。"))
    case .instance, .networkInterface:
      Wording(
        title: text(en: "only one way by the appliance", ja: "片方向だけがアプライアンスを通る"),
        sentence: text(
          en: """
            \(sentenceCase(language.list(item.subjects.map(the)))) sees only one direction of this \
            connection; a stateful appliance drops what it has not seen begin.
            """,
          ja: """
            \(language.list(item.subjects.map(the))) は、この接続の片方向しか受け取りません。\
            ステートフルな装置は、開始を見ていない通信を破棄します。
            """),
        fix: text(
          en: "Route both directions by it, in the subnets' tables and the gateway's.",
          ja: "サブネットとゲートウェイのルートテーブルで、往路と復路の両方をそこに向けます。"))
    default:
      Wording(
        title: text(en: "the answer takes another way", ja: "応答が別の経路を通る"),
        sentence: text(
          en: """
            The answer leaves by \(subjectsOr(item)), not by the gateway that the packet came in by; \
            stateful devices and source checks on the way may drop it.
            """,
          ja: """
            応答はパケットが入ってきたゲートウェイではなく \(subjectsOr(item)) から出ます。\
            途中のステートフルな装置や送信元チェックで破棄される可能性があります。
            """),
        fix: wayBackByTheGateway(item))
    }
  }

  private func wayBackByTheGateway(_ item: Explanation) -> String {
    let wanted = host(item.packet?.destination)
    let asked = trace.back.prefix((item.hop ?? trace.back.count) + 1)
      .last { $0.component.kind == .routeTable }?.component.id
    let gateway = trace.forward.first {
      switch $0.component.kind {
      case .internetGateway, .virtualPrivateGateway, .transitGateway, .peeringConnection: true
      default: false
      }
    }?.component
    guard let asked, let gateway else {
      return text(
        en: "Route \(wanted) back to the gateway the packet came in by.",
        ja: "\(wanted) への戻りのルートを、入ってきたゲートウェイに向けます。")
    }
    let table = names.label(asked)
    guard gateway.kind == .internetGateway else {
      return text(
        en: """
          In the route table \(table), add a route for \(wanted), or its network, to \(the(gateway.id)).
          """,
        ja: """
          ルートテーブル \(table) に、\(wanted) またはそのネットワークを \(the(gateway.id)) に向けるルートを追加します。
          """)
    }
    // A line for everything makes the subnet public: that is not to be had by the way.
    return text(
      en: """
        Use a subnet whose table sends \(wanted) to \(the(gateway.id)), or a load balancer in one: in \
        \(table) that line would make every subnet of it public.
        """,
      ja: """
        \(wanted) を \(the(gateway.id)) に向けるテーブルのサブネットに置くか、そこにロードバランサーを置きます。\
        \(table) を書き換えると、そのサブネットがすべてパブリックになります。
        """)
  }

  private func subjectsOr(_ item: Explanation) -> String {
    item.subjects.isEmpty ? whom(item) : language.list(item.subjects.map(the))
  }
}

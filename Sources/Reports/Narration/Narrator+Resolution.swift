import IPAddressing
import NetworkModel
package import PathEngine

extension TraceNarrator {
  /// The first step: how the name became an address. Nil when the query names none.
  package var name: HopNarration? {
    guard let resolution = trace.resolution else { return nil }
    let found = trace.explanations.filter { $0.direction == .name }.map(explanation)
    let blocking = found.first { $0.severity == .blocks }
    let unknown = found.first { $0.severity == .unknown }
    let name = names.clean(resolution.name)
    var narration = HopNarration(
      mark: blocking != nil ? .blocks : unknown != nil ? .unknown : .passes,
      word: text(en: "name", ja: "名前"), component: nil,
      decision: text(en: "\(name): no answer", ja: "\(name): 応答なし"),
      sentence: resolutionSentence(resolution),
      considered: resolution.passedOver.map { passedOver($0) }, explanations: found)
    if let answer = resolution.answer {
      let others = resolution.answers.count - 1
      let more = others > 0 ? " (+\(others))" : ""
      narration.decision = "\(name) → \(answer.address)\(more)"
      narration.reason = resolutionReason(resolution)
    } else if resolution.reason == .unknownPublicName {
      narration.decision = text(
        en: "\(name) → some public address", ja: "\(name) → 任意のパブリックアドレス")
      narration.reason = resolutionReason(resolution)
    }
    if let trouble = blocking ?? (resolution.answers.isEmpty ? unknown : nil) {
      narration.reason = trouble.title
      narration.sentence = trouble.sentence
    }
    return narration
  }

  private func resolutionReason(_ resolution: Resolution) -> String {
    switch resolution.reason {
    case .publicName: text(en: "public address", ja: "パブリックアドレス")
    case .unknownPublicName: text(en: "a public name", ja: "パブリックな名前")
    case .privateDNS(let endpoint):
      text(
        en: "private DNS of \(names.label(endpoint))", ja: "\(names.label(endpoint)) のプライベートDNS")
    case .endpointName: text(en: "the endpoint's own name", ja: "エンドポイント固有の名前")
    case .resourceName(let id):
      text(en: "the name of \(names.label(id))", ja: "\(names.label(id)) の名前")
    case .hostName: text(en: "a host's own name", ja: "ホストの名前")
    case .hostedZone(let zone):
      text(en: "private zone \(names.label(zone))", ja: "プライベートゾーン \(names.label(zone))")
    case .failed: text(en: "no answer", ja: "応答なし")
    }
  }

  private func resolutionSentence(_ resolution: Resolution) -> String {
    let who: String
    switch resolution.resolver {
    case .vpc(let vpc, let address):
      who = text(
        en: "The resolver of \(names.label(vpc)) (\(address))",
        ja: "\(names.label(vpc)) のリゾルバー (\(address))")
    case .inbound(let endpoint, let vpc):
      who = text(
        en:
          "The resolver of \(names.label(vpc)), asked by its inbound endpoint \(names.label(endpoint)),",
        ja: "\(names.label(vpc)) のリゾルバー (インバウンドエンドポイント \(names.label(endpoint)) 経由)")
    case .custom(let servers):
      let list = language.list(servers.map(\.description))
      who = text(
        en: "The resolver that the DHCP options name (\(list))", ja: "DHCPオプションのネームサーバー \(list)")
    case .public:
      who = text(en: "Public DNS", ja: "パブリックDNS")
    }
    let answer: String
    switch resolution.reason {
    case .publicName:
      answer = text(
        en: "\(who) gives the public address: nothing private answers for this name here.",
        ja: "\(who)はパブリックアドレスを返します。この名前に答えるプライベートなものはここにはありません。")
    case .unknownPublicName:
      answer = text(
        en: """
          The name is nobody's in this network: \(lowered(who)) gives an address of the public internet, \
          which the input cannot tell.
          """,
        ja: """
          この名前はネットワーク内のものではありません。\(who)はインターネット上のパブリックアドレスを返しますが、\
          その値は入力からは分かりません。
          """)
    case .privateDNS(let endpoint) where resolution.isAskedFromOutside:
      answer = text(
        en: """
          \(who) answers with the private \(resolution.answers.count > 1 ? "addresses" : "address") of \
          \(the(endpoint)), whose private DNS is on.
          """,
        ja: "\(the(endpoint)) のプライベートDNSが有効なので、\(who)はそのプライベートアドレスを返します。")
    case .privateDNS(let endpoint):
      answer = text(
        en: """
          Private DNS of \(the(endpoint)) is on, so \(lowered(who)) gives the endpoint's private \
          \(resolution.answers.count > 1 ? "addresses" : "address"). That holds for every subnet of the \
          VPC, public ones too.
          """,
        ja: """
          \(the(endpoint)) のプライベートDNSが有効なので、\(who)はエンドポイントのプライベートアドレスを返します。\
          これはパブリックサブネットを含むVPCのすべてのサブネットに当てはまります。
          """)
    case .endpointName(let endpoint):
      answer = text(
        en:
          "The name is one of \(the(endpoint)); it gives the endpoint's private addresses anywhere.",
        ja: "\(the(endpoint)) 固有の名前です。どこから引いてもエンドポイントのプライベートアドレスになります。")
    case .resourceName(let id):
      answer = text(
        en: "The name is the one that AWS gave \(the(id)).", ja: "AWSが \(the(id)) に付けた名前です。")
    case .hostName(let interface):
      answer = text(
        en: "\(who) knows the name: it is that of \(the(interface)).",
        ja: "\(who)はこの名前を知っています。\(the(interface)) の名前です。")
    case .hostedZone(let zone):
      answer = text(
        en: "\(sentenceCase(the(zone))) is asked before public DNS, and holds the name.",
        ja: "パブリックDNSより先に \(the(zone)) が参照され、この名前を持っています。")
    case .failed(let code):
      return explanation(Explanation(code, .blocks, .name)).sentence
    }
    return language.sentences([
      forwardingSentence(resolution), answer, synthesisSentence(resolution),
      answersSentence(resolution),
    ])
  }

  /// By which rule others are asked (D9).
  private func forwardingSentence(_ resolution: Resolution) -> String {
    guard let rule = resolution.forwardedBy else { return "" }
    return text(
      en: "\(sentenceCase(the(rule))) forwards the question.",
      ja: "\(the(rule)) が問い合わせを転送します。")
  }

  /// Where the address comes from when DNS64 made it (V2).
  private func synthesisSentence(_ resolution: Resolution) -> String {
    guard let answer = resolution.answer, let from = answer.synthesizedFrom else { return "" }
    return text(
      en: """
        The name has no IPv6 address, so DNS64 of the subnet makes \(answer.address) of \(from), for a \
        NAT gateway to turn back.
        """,
      ja: """
        この名前にはIPv6アドレスがないため、サブネットのDNS64が \(from) から \(answer.address) を作ります。\
        NATゲートウェイがこれを元に戻します。
        """)
  }

  /// Which of several answers is followed, and why (D3).
  private func answersSentence(_ resolution: Resolution) -> String {
    guard resolution.answers.count > 1, let answer = resolution.answer else { return "" }
    let count = resolution.answers.count
    let isSameZone = answer.zone != nil && answer.zone == sourceZone
    let why =
      isSameZone
      ? text(en: "the one in the client's zone", ja: "クライアントと同じAZのもの")
      : text(en: "the lowest", ja: "最も小さいアドレス")
    return text(
      en: """
        The answer has \(count) addresses in rotating order, and a client may use any; this trace follows \
        \(answer.address), \(why).
        """,
      ja: """
        応答には\(count)個のアドレスが順番を変えながら含まれ、クライアントはどれを使うか分かりません。\
        このトレースは \(answer.address) (\(why)) をたどります。
        """)
  }

  private var sourceZone: String? {
    guard let topology = names.topology, let subnet = trace.forward.first?.component.subnet,
      let entity = topology.entity(subnet) as? Subnet
    else { return nil }
    return entity.zone.text
  }

  private func passedOver(_ item: Resolution.PassedOver) -> ConsideredNarration {
    let endpoint = names.label(item.endpoint)
    let whole = sentenceCase(the(item.endpoint))
    let (reason, sentence): (String, String) =
      switch item.why {
      case .gatewayEndpoint:
        (
          text(en: "a gateway endpoint changes no name", ja: "ゲートウェイ型は名前を変えない"),
          text(
            en: "\(whole) changes no DNS answer; it acts in the route table.",
            ja: "\(whole) はDNSの応答を変えません。ルートテーブルで効きます。")
        )
      case .privateDNSOff:
        (
          text(en: "private DNS is off", ja: "プライベートDNSが無効"),
          text(
            en: "\(whole) has private DNS off, so the name stays public.",
            ja: "\(whole) はプライベートDNSが無効なので、名前はパブリックのままです。")
        )
      case .dnsSupportOff:
        (
          text(en: "enableDnsSupport is off", ja: "enableDnsSupport が無効"),
          text(
            en: "\(whole) needs enableDnsSupport on its VPC, which is off.",
            ja: "\(whole) のプライベートDNSにはVPCの enableDnsSupport が必要ですが、無効です。")
        )
      case .dnsHostnamesOff:
        (
          text(en: "enableDnsHostnames is off", ja: "enableDnsHostnames が無効"),
          text(
            en: "\(whole) needs enableDnsHostnames on its VPC for private DNS, and it is off.",
            ja: "\(whole) のプライベートDNSにはVPCの enableDnsHostnames が必要ですが、無効です。")
        )
      case .notAvailable:
        (
          text(en: "not available", ja: "利用可能でない"),
          text(en: "\(whole) is not available.", ja: "\(whole) は利用可能な状態ではありません。")
        )
      case .inboundResolverOnly:
        (
          text(en: "private DNS for on-premises queries only", ja: "プライベートDNSはオンプレミス専用"),
          text(
            en: """
              \(whole) answers only queries that come in by an inbound Resolver endpoint; inside the VPC \
              the name stays public.
              """,
            ja: """
              \(whole) はインバウンドResolverエンドポイント経由の問い合わせにだけ答えます。\
              VPC内では名前はパブリックのままです。
              """)
        )
      case .otherFormOfName:
        (
          text(en: "answers for another form of the name", ja: "別の形の名前に答える"),
          text(
            en: """
              \(whole) has private DNS for the service's regional name; this is another form of it, which \
              stays public.
              """,
            ja: """
              \(whole) のプライベートDNSはサービスのリージョン名に答えます。\
              これは別の形の名前なのでパブリックのままです。
              """)
        )
      case .otherVPC:
        (
          text(en: "in another VPC", ja: "別のVPCにある"),
          text(
            en: "\(whole) is in another VPC, and private DNS does not cross to this one.",
            ja: "\(whole) は別のVPCにあり、プライベートDNSはVPCをまたぎません。")
        )
      }
    return ConsideredNarration(subject: endpoint, reason: reason, sentence: sentence)
  }

  /// A phrase inside an English sentence that was made to begin one.
  private func lowered(_ text: String) -> String {
    language == .en ? text.prefix(1).lowercased() + text.dropFirst() : text
  }
}

extension Resolution {
  /// The question has come to the VPC's resolver by an inbound endpoint.
  fileprivate var isAskedFromOutside: Bool {
    if case .inbound = resolver { true } else { false }
  }

  /// The answer that the trace follows.
  package var answer: Answer? {
    guard let followed, answers.indices.contains(followed) else { return answers.first }
    return answers[followed]
  }
}

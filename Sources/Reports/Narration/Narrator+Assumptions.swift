import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// A guess in a sentence.
  func assumption(_ assumption: Assumption) -> String {
    switch assumption {
    case .dnsSupportOn(let vpc):
      return text(
        en: "enableDnsSupport of \(names.label(vpc)) is taken as on; the input does not say.",
        ja: "\(names.label(vpc)) の enableDnsSupport は入力にないため、有効とみなしています。")
    case .dnsHostnames(let vpc, let on, let why):
      let because =
        switch why {
        case .privateDNSEndpoint:
          text(
            en: "an endpoint with private DNS demands it", ja: "プライベートDNSを使うエンドポイントに必要なため")
        case .hostedZone:
          text(en: "a private hosted zone demands it", ja: "プライベートホストゾーンに必要なため")
        case .defaultVPC:
          text(en: "a default VPC has it so", ja: "デフォルトVPCの既定値のため")
        case .none:
          text(en: "AWS's default", ja: "AWSの既定値のため")
        }
      return text(
        en: """
          enableDnsHostnames of \(names.label(vpc)) is taken as \(on ? "on" : "off") (\(because)); the \
          input does not say.
          """,
        ja: """
          \(names.label(vpc)) の enableDnsHostnames は入力にないため、\(on ? "有効" : "無効")とみなしています\
          (\(because))。
          """)
    case .inboundResolverOnly(let endpoint, let on):
      return text(
        en: """
          Private DNS of \(names.label(endpoint)) is taken as \
          \(on ? "answering on-premises queries alone" : "answering inside the VPC too") \
          (PrivateDnsOnlyForInboundResolverEndpoint); the input does not say.
          """,
        ja: """
          \(names.label(endpoint)) の PrivateDnsOnlyForInboundResolverEndpoint は入力にないため、\
          \(on ? "有効 (オンプレミスからの問い合わせにだけ答える)" : "無効 (VPC内にも答える)")とみなしています。
          """)
    case .defaultNetworkACL(let subnet):
      return text(
        en:
          "No network ACL of \(names.label(subnet)) is in the input; AWS's default, which allows all, "
          + "is assumed.",
        ja: "\(names.label(subnet)) のネットワークACLは入力にないため、すべて許可するAWSの既定のものとみなしています。")
    case .prefixListFromPublishedRanges(let list):
      return text(
        en: """
          The entries of \(names.prefixList(list)) are not in the input; AWS's published ranges of the \
          service stand in for them.
          """,
        ja: "\(names.prefixList(list)) のエントリは入力にないため、AWSが公開しているサービスのアドレス範囲を使っています。")
    case .examplePublicAddress(let name, let address):
      return text(
        en: """
          \(address) is an example out of the published range of \(names.clean(name)); real answers \
          differ.
          """,
        ja: "\(address) は \(names.clean(name)) の公開アドレス範囲から選んだ例です。実際の応答は異なります。")
    case .customResolverAnswersAlike(let vpc):
      return text(
        en: """
          The DHCP options of \(names.label(vpc)) name other resolvers; they are taken to answer as the \
          VPC's own does.
          """,
        ja: "\(names.label(vpc)) のDHCPオプションは別のリゾルバーを指定しています。VPCのリゾルバーと同じ応答をするとみなしています。")
    case .farEndAnswers("internet"):
      return text(
        en: "What the far end on the internet lets in is not known here; it is taken to answer.",
        ja: "インターネット側の相手の受け入れ設定は分からないため、応答するとみなしています。")
    case .farEndAnswers("on-premises"):
      return text(
        en: """
          What the on-premises network lets in, and by which way it answers, is not known here; it is \
          taken to answer by the same line.
          """,
        ja: "オンプレミス側の受け入れ設定と戻りの経路は分からないため、同じ回線で応答するとみなしています。")
    case .farEndAnswers(let end):
      return text(
        en: "What \(names.clean(end)) lets in is not known here; it is taken to answer.",
        ja: "\(names.clean(end)) 側の受け入れ設定は分からないため、応答するとみなしています。")
    case .nothingLongerLearnt(let table, let attachments):
      let from = language.list(attachments.map(the))
      return text(
        en: """
          What \(from) propagates into \(names.label(table)) is not in the input; it is taken to hold \
          nothing more specific than the VPC's own block.
          """,
        ja: """
          \(from) が \(names.label(table)) に伝播するルートは入力にないため、\
          VPC自身のCIDRより具体的なものはないとみなしています。
          """)
    case .exampleOnPremisesAddress(let link, let address, let blocks) where blocks > 1:
      return text(
        en: """
          \(address), out of the first of \(blocks) blocks behind \(the(link)), stands for the \
          on-premises network; to ask for another, write `onprem@ADDRESS`.
          """,
        ja: """
          オンプレミスネットワークの例として、\(the(link)) の先の\(blocks)個のCIDRのうち最初のものから \
          \(address) を使っています。別のアドレスは `onprem@アドレス` で指定できます。
          """)
    case .exampleOnPremisesAddress(let link, let address, _):
      return text(
        en:
          "\(address), out of the blocks behind \(the(link)), stands for the on-premises network.",
        ja: "オンプレミスネットワークの例として、\(the(link)) の先の \(address) を使っています。")
    case .onPremisesAsksInbound(let endpoint):
      return text(
        en: """
          On premises, resolvers are taken to send this name to the inbound Resolver endpoint \
          \(names.label(endpoint)); what they forward, the input does not say.
          """,
        ja: """
          オンプレミスのリゾルバーはこの名前をインバウンドResolverエンドポイント \(names.label(endpoint)) に\
          転送するとみなしています。転送の設定は入力にありません。
          """)
    case .forwardedAnswersAlike(let rule):
      return text(
        en: """
          The resolvers that \(the(rule)) forwards to are taken to answer this public name as the public \
          DNS does.
          """,
        ja: "\(the(rule)) の転送先は、このパブリックな名前にパブリックDNSと同じ応答をするとみなしています。")
    case .remoteDNSOff(let peering):
      return text(
        en: """
          DNS resolution over \(the(peering)) (AllowDnsResolutionFromRemoteVpc) is taken as off, AWS's \
          default; the input does not say.
          """,
        ja: """
          \(the(peering)) のDNS解決 (AllowDnsResolutionFromRemoteVpc) は入力にないため、\
          AWSの既定値の無効とみなしています。
          """)
    case .nearestRegion(let point, let region):
      return text(
        en: """
          Requests to the access point \(names.clean(point)) are taken to go to its bucket in \(region), \
          the client's own region; S3 decides by distance on its network.
          """,
        ja: """
          アクセスポイント \(names.clean(point)) へのリクエストは、クライアントと同じ \(region) のバケットに届くと\
          みなしています。実際にはS3がネットワーク上の近さで決めます。
          """)
    case .nearestRegionUnknown(let point, let regions):
      return regions.isEmpty
        ? text(
          en: """
            Which regions the access point \(names.clean(point)) has buckets in is not in the input; where \
            its requests end is not known.
            """,
          ja: """
            アクセスポイント \(names.clean(point)) のバケットがあるリージョンは入力にないため、\
            リクエストの届く先は分かりません。
            """)
        : text(
          en: """
            The access point \(names.clean(point)) leads to the nearest of \(language.list(regions)); \
            which that is from here, the input cannot tell.
            """,
          ja: """
            アクセスポイント \(names.clean(point)) は \(language.list(regions)) のうち最も近いものに届きますが、\
            ここからどれが近いかは入力から分かりません。
            """)
    case .oneOfSeveralTargets, .targetIsHealthy, .balancerFailsOpen, .crossZoneOff,
      .clientAddressPreservation, .listenerRulesForwardAlike:
      return balancerAssumption(assumption)
    case .askerIsOfAccount(let account):
      let account = names.clean(account)
      return text(
        en: "The asker is taken to have permissions of its host's own account, \(account).",
        ja: "要求元は、ホストと同じアカウント \(account) の権限を使うとみなしています。")
    case .noBucketPolicy:
      return text(
        en: "No bucket policy is in the input; none is assumed.",
        ja: "バケットポリシーは入力にないため、ないものとみなしています。")
    case .natInstance(let interface, let address): return natInstance(interface, address)
    case .blockPublicAccessOff(let vpc): return blockPublicAccessOff(vpc)
    case .prefersIPv6(let name, let address): return prefersIPv6(name, address)
    case .anyHost(let subnet, let address): return anyHost(subnet, address)
    case .hostsHavePublicAddress(let subnet, let has): return hostsHavePublicAddress(subnet, has)
    }
  }
}

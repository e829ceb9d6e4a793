import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  func natInstance(_ interface: ResourceID, _ address: IPAddress) -> String {
    text(
      en: """
        \(sentenceCase(the(interface))) is taken to be a NAT instance that puts its own address \(address) \
        in place of the source's; the input does not say what it does.
        """,
      ja: """
        \(the(interface)) は送信元を自分のアドレス \(address) に置き換えるNATインスタンスとみなしています。\
        実際の処理内容は入力にありません。
        """)
  }

  func blockPublicAccessOff(_ vpc: ResourceID) -> String {
    text(
      en: """
        VPC Block Public Access of \(names.label(vpc)) is taken as off; the input does not say \
        (describe-vpc-block-public-access-options).
        """,
      ja: """
        \(names.label(vpc)) のVPCブロックパブリックアクセスは入力にないため、オフとみなしています\
        (describe-vpc-block-public-access-options)。
        """)
  }

  func prefersIPv6(_ name: String, _ address: IPAddress?) -> String {
    guard let address else {
      return text(
        en: "\(names.clean(name)) is taken to have an IPv6 address; the client has no IPv4.",
        ja: "クライアントにIPv4アドレスがないため、\(names.clean(name)) はIPv6アドレスを持つとみなしています。")
    }
    return text(
      en: """
        The client and \(names.clean(name)) have both IPv4 and IPv6; the client is taken to use IPv6 \
        (\(address)), as systems do by default.
        """,
      ja: """
        クライアントと \(names.clean(name)) はIPv4とIPv6の両方を持つため、\
        OSの既定どおりIPv6 (\(address)) を使うとみなしています。
        """)
  }

  func anyHost(_ subnet: ResourceID, _ address: IPAddress) -> String {
    text(
      en: """
        \(address) stands for any host in \(names.label(subnet)). No security group of such a host is \
        known: they are taken to let the packet out.
        """,
      ja: """
        \(names.label(subnet)) 内の任意のホストの例として \(address) を使っています。\
        ホストのセキュリティグループは分からないため、送信を許可するとみなしています。
        """)
  }

  func hostsHavePublicAddress(_ subnet: ResourceID, _ has: Bool) -> String {
    has
      ? text(
        en: """
          A host in \(names.label(subnet)) is taken to have a public address: the subnet gives one to \
          each.
          """,
        ja: "\(names.label(subnet)) はホストにパブリックアドレスを自動で割り当てるため、持っているとみなしています。")
      : text(
        en: """
          A host in \(names.label(subnet)) is taken to have no public address: the subnet gives none by \
          itself.
          """,
        ja: "\(names.label(subnet)) はホストにパブリックアドレスを自動で割り当てないため、持たないとみなしています。")
  }
}

import IPAddressing
package import NetworkModel
import PathEngine

/// A change in words: an imperative, without a full stop.
package struct ChangeText: Sendable {
  private let names: ResourceNames
  private let language: Language

  package init(_ names: ResourceNames, _ language: Language) {
    self.names = names
    self.language = language
  }

  /// `in private, add the route 10.1.0.0/16 → pcx-office`.
  package func text(_ change: Change) -> String {
    let what = names.label(change.resource)
    switch change {
    case .addRoute(_, let range, let target):
      let line = "\(text(range)) → \(names.label(target))"
      return text(
        en: "in the route table \(what), add \(line)", ja: "ルートテーブル \(what) に \(line) を追加")
    case .removeRoute(_, let range):
      return text(
        en: "in the route table \(what), delete the route for \(text(range))",
        ja: "ルートテーブル \(what) から \(text(range)) のルートを削除")
    case .associateRouteTable(_, let subnet):
      let subnet = names.label(subnet)
      return text(
        en: "associate the route table \(what) with the subnet \(subnet)",
        ja: "サブネット \(subnet) にルートテーブル \(what) を関連付け")
    case .associateEndpoint(_, let table):
      let table = names.label(table)
      return text(
        en: "associate the gateway endpoint \(what) with the route table \(table)",
        ja: "ゲートウェイエンドポイント \(what) をルートテーブル \(table) に関連付け")
    case .createGatewayEndpoint(let service, _, let table):
      let (service, table) = (names.clean(service), names.label(table))
      return text(
        en: """
          make a gateway endpoint for \(service) in the VPC \(what), and associate it with the route table \
          \(table)
          """,
        ja: "VPC \(what) に \(service) のゲートウェイエンドポイントを作成し、ルートテーブル \(table) に関連付け")
    case .allowInSecurityGroup(_, let direction, let traffic, let range):
      let side = side(direction)
      let arrow = direction == .egress ? "→" : "←"
      return text(
        en: """
          in the security group \(what), allow \(traffic) \
          \(direction == .egress ? "out to" : "in from") \(text(range))
          """,
        ja: "セキュリティグループ \(what) に\(side)ルール \(traffic) \(arrow) \(text(range)) を追加")
    case .allowInNetworkACL(_, let direction, let number, let traffic, let prefix):
      let side = side(direction)
      return text(
        en: """
          in the network ACL \(what), add rule \(number): allow \(traffic) \
          \(direction == .egress ? "out to" : "in from") \(prefix)
          """,
        ja: "ネットワークACL \(what) に\(side)ルール\(number) (許可 \(traffic) \(prefix)) を追加")
    case .setPrivateDNS(_, let isOn):
      return text(
        en: "turn private DNS of the endpoint \(what) \(isOn ? "on" : "off")",
        ja: "エンドポイント \(what) のプライベートDNSを\(word(isOn))")
    case .setDNSSupport(_, let isOn):
      return text(
        en: "turn enableDnsSupport of the VPC \(what) \(isOn ? "on" : "off")",
        ja: "VPC \(what) の enableDnsSupport を\(word(isOn))")
    case .setDNSHostnames(_, let isOn):
      return text(
        en: "turn enableDnsHostnames of the VPC \(what) \(isOn ? "on" : "off")",
        ja: "VPC \(what) の enableDnsHostnames を\(word(isOn))")
    case .acceptPeering:
      return text(
        en: "accept the peering \(what) in the account of the accepter VPC",
        ja: "承認側VPCのアカウントでピアリング接続 \(what) を承認")
    case .attachInternetGateway(_, let vpc):
      let vpc = names.label(vpc)
      return text(
        en: "attach the internet gateway \(what) to the VPC \(vpc)",
        ja: "インターネットゲートウェイ \(what) をVPC \(vpc) にアタッチ")
    case .assignPublicAddress:
      return text(
        en: "give \(what) a public address, such as an Elastic IP address",
        ja: "\(what) にパブリックアドレス (Elastic IPなど) を割り当て")
    case .setSourceDestinationCheck(_, let checks):
      return text(
        en: "turn the source/destination check of \(what) \(checks ? "on" : "off")",
        ja: "\(what) の送信元/送信先チェックを\(word(checks))")
    }
  }

  private func text(_ range: Change.Range) -> String {
    switch range {
    case .prefix(let prefix): prefix.description
    case .prefixList(let id): names.prefixList(id)
    }
  }

  private func side(_ direction: Change.Direction) -> String {
    switch direction {
    case .ingress: text(en: "ingress", ja: "インバウンド")
    case .egress: text(en: "egress", ja: "アウトバウンド")
    }
  }

  private func word(_ isOn: Bool) -> String {
    isOn ? text(en: "on", ja: "有効化") : text(en: "off", ja: "無効化")
  }

  private func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }
}

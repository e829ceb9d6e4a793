import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// Why nothing is known of what a name gives.
  func missingNameWording(_ item: Explanation) -> Wording? {
    guard item.direction == .name, let id = item.subjects.first else { return nil }
    if id.kind == .resolverRule { return forwardingWording(id) }
    let haveInterfaces: [ResourceKind] = [.vpcEndpoint, .loadBalancer, .database]
    return haveInterfaces.contains(id.kind) ? missingInterfacesWording(id) : nil
  }

  /// The name leads to something whose interfaces are not known (A8).
  private func missingInterfacesWording(_ id: ResourceID) -> Wording {
    Wording(
      title: text(en: "interfaces not in the input", ja: "インターフェイスが入力にない"),
      sentence: text(
        en: """
          The name gives the addresses of the interfaces of \(the(id)), and they are not in the input.
          """,
        ja: "この名前は \(the(id)) のインターフェイスのアドレスになりますが、それが入力にありません。"),
      fix: text(
        en: "Add the output of `aws ec2 describe-network-interfaces`.",
        ja: "`aws ec2 describe-network-interfaces` の出力を加えます。"))
  }

  /// What a Resolver rule sends to resolvers that the input does not hold (D9).
  private func forwardingWording(_ id: ResourceID) -> Wording? {
    guard let topology = names.topology, let handle: Handle<ResolverRule> = topology.handle(of: id),
      case .forward(let servers, _) = topology[handle].action
    else { return nil }
    let name = names.clean(trace.resolution?.name ?? destination)
    let list = language.list(servers.map(\.description))
    return Wording(
      title: text(en: "forwarded to other resolvers", ja: "別のリゾルバーに転送される"),
      sentence: text(
        en: """
          \(the(id)) forwards \(name) to \(list). No inbound endpoint of the input is there, so what is \
          answered is not known.
          """,
        ja: """
          \(the(id)) は \(name) を \(list) に転送します。入力にあるインバウンドエンドポイントではないため、\
          応答は分かりません。
          """),
      fix: text(
        en: "Trace to the address that the name stands for instead.",
        ja: "名前の代わりに、その名前が指すアドレスへのトレースを行います。"))
  }
}

extension Topology {
  /// Whether an attachment is a Connect attachment.
  func isConnect(_ id: ResourceID) -> Bool {
    guard let handle: Handle<TransitGatewayAttachment> = handle(of: id),
      case .connect = self[handle].resource
    else { return false }
    return true
  }
}

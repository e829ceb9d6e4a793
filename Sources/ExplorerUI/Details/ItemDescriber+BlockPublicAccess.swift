import NetworkModel
import Reports
import TerminalScreen

/// VPC Block Public Access, where the input tells of it.
extension ItemDescriber {
  /// Of a VPC; a mode that is off is said too, for it is the answer to a question.
  mutating func describe(_ mode: InternetGatewayBlockMode?) {
    guard let mode else { return }
    field(
      "Public access", "パブリックアクセス", mode.text(language), mode == .off ? .text : .warn)
  }

  /// Of a subnet, with where the mode comes from.
  mutating func describeBlock(of subnet: Handle<Subnet>) {
    guard let mode = topology.internetGatewayBlock(of: subnet) else { return }
    let isOwn = topology[subnet].internetGatewayBlock != nil
    let origin =
      isOwn
      ? text(en: ", an exclusion of its own", ja: "（サブネットの除外設定）")
      : text(en: ", as the VPC", ja: "（VPCと同じ）")
    field(
      "Public access", "パブリックアクセス", mode.text(language) + origin, mode == .off ? .text : .warn)
  }
}

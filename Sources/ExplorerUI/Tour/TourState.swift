import Reports
import TerminalScreen

/// The tour: a few steps over a small network, each with something to see and the keys for it.
struct TourState: Sendable {
  var step: TourStep = .list
  /// What was there before, to come back to.
  let before: Before

  struct Before: Sendable {
    var view: ViewSnapshot
    var stage: ExplorerState.Stage
    var history: ViewHistory
    var hasNetwork: Bool
  }

  /// Rows of the box that speaks, with its border.
  static func height(width: Int) -> Int { width >= 80 ? 5 : 7 }
  /// The least room there has to be.
  static let leastSize = Size(width: 60, height: 20)
}

/// The steps, in their order.
enum TourStep: Int, CaseIterable, Hashable, Sendable {
  case list, map, question, path, decision, further

  func title(in language: Language) -> String {
    switch self {
    case .list: language.text(en: "The network", ja: "ネットワークの一覧")
    case .map: language.text(en: "The map", ja: "地図")
    case .question: language.text(en: "The question", ja: "質問")
    case .path: language.text(en: "The path", ja: "経路")
    case .decision: language.text(en: "The decision", ja: "判断の理由")
    case .further: language.text(en: "Further", ja: "その先")
    }
  }

  /// - Parameter ends: the source and destination of the path that is shown.
  func text(_ ends: (from: String, to: String), in language: Language) -> String {
    switch self {
    case .list:
      language.text(
        en:
          "A VPC with its zones, subnets and what stands in them. j k or the arrows move, Enter folds, "
          + "/ filters. The letter beside a subnet names its route table; the word says how far it goes.",
        ja: "VPCと、そのゾーン、サブネット、中にあるものです。j k や矢印で動き、Enter で開閉、/ で絞り込みます。"
          + "サブネット横の文字はルートテーブル、言葉は外へ出られる範囲を表します。")
    case .map:
      language.text(
        en:
          "The same as boxes: zones are columns, public subnets stand above private ones, gateways on "
          + "the border. 2 goes here, arrows go from box to box, + and - change the detail, m shows lanes.",
        ja: "同じものを図にしたものです。ゾーンが列、上がパブリック、下がプライベート、ゲートウェイは枠線上です。"
          + "2 で移り、矢印で箱を選び、+ と - で詳しさを変え、m でレーン表示にします。")
    case .question:
      language.text(
        en:
          "s makes what is chosen the source, d asks for the destination: a service, a host, a name, an "
          + "address and port. Here it is \(ends.from) to \(ends.to). Then t shows the path.",
        ja: "s で選択中のものを送信元に、d で宛先（サービス、ホスト、名前、アドレスとポート）を選びます。"
          + "ここでは \(ends.from) から \(ends.to) です。t で経路を表示します。")
    case .path:
      language.text(
        en:
          "The heavy line is the way. Every hop has a line below: what decided, and why. ] and [ go hop "
          + "by hop, p plays them, comma and point change the pace.",
        ja: "太い線が通り道です。下に各ホップの判断と理由が並びます。] と [ で1つずつ進み、p で自動再生、"
          + "カンマとピリオドで速さを変えます。")
    case .decision:
      language.text(
        en:
          "Here a route table decides. 3 shows it: the line that wins, and for each other line why it "
          + "lost. The longest prefix that holds the address goes before all others.",
        ja: "ここはルートテーブルが決める所です。3 で、勝った行と、ほかの行が負けた理由が見えます。"
          + "アドレスを含む最も長いプレフィックスが優先します。")
    case .further:
      language.text(
        en:
          "w shows the way back, b what lies beyond a block, = compares two paths, 7 all route tables, "
          + "u undoes, ? lists every key. Your own network: waylight FOLDER of what aws ec2 describe-* prints.",
        ja: "w で戻り道、b で遮断の先、= で比較、7 で全ルートテーブル、u で元に戻す、? で全キーです。"
          + "自分のネットワークは waylight フォルダー（aws ec2 describe-* の出力）で開きます。")
    }
  }
}

import Reports
import TerminalScreen

/// A sign of the list and the map, as help explains it.
enum HelpSign: CaseIterable, Hashable, Sendable {
  case instance, interface, anyHost, nat, off, loadBalancer, database, endpoint, gatewayEndpoint
  case resolver, accessPoint, gateway, other

  var glyph: Glyph {
    switch self {
    case .instance: .instance
    case .interface: .interface
    case .anyHost: .anyHost
    case .nat: .nat
    case .off: .natOff
    case .loadBalancer: .loadBalancer
    case .database: .database
    case .endpoint: .endpoint
    case .gatewayEndpoint: .gatewayEndpoint
    case .resolver: .resolver
    case .accessPoint: .accessPoint
    case .gateway: .box
    case .other: .boxSmall
    }
  }

  var style: Style {
    switch self {
    case .instance, .interface, .database: .nodeInstance
    case .anyHost: .text
    case .nat, .off: .nodeNAT
    case .loadBalancer, .endpoint, .gatewayEndpoint, .resolver: .nodeEndpoint
    case .accessPoint: .service
    case .gateway: .gateway
    case .other: .dim
    }
  }

  func word(in language: Language) -> String {
    switch self {
    case .instance: language.text(en: "instance", ja: "インスタンス")
    case .interface:
      language.text(
        en: "interface; on the map, an instance that is stopped too",
        ja: "インターフェイス。地図では停止中のインスタンスも")
    case .anyHost: language.text(en: "any host of the subnet", ja: "サブネット内の任意のホスト")
    case .nat:
      language.text(
        en: "NAT gateway; on the border, one of all zones", ja: "NATゲートウェイ。境界線上は全ゾーン共通（リージョナル）")
    case .off: language.text(en: "NAT gateway that does not work", ja: "動作していないNATゲートウェイ")
    case .loadBalancer: language.text(en: "load balancer", ja: "ロードバランサー")
    case .database: language.text(en: "database", ja: "データベース")
    case .endpoint:
      language.text(
        en: "interface endpoint, Instance Connect endpoint",
        ja: "インターフェイスエンドポイント、Instance Connect Endpoint")
    case .gatewayEndpoint:
      language.text(en: "endpoint as a whole, service", ja: "エンドポイント全体、サービス")
    case .resolver: language.text(en: "Resolver endpoint", ja: "Resolverエンドポイント")
    case .accessPoint:
      language.text(en: "Multi-Region Access Point", ja: "マルチリージョンアクセスポイント")
    case .gateway:
      language.text(
        en: "gateway; on the map, a subnet where there is no room for more",
        ja: "ゲートウェイ。地図では、場所が足りないときのサブネット")
    case .other: language.text(en: "what decides, names or lists", ja: "判断・名前・一覧に関するもの")
    }
  }
}

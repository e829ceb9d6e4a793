import IPAddressing
import NetworkModel

/// A route table, its destinations and targets still words.
struct RouteTableDeclaration {
  struct RouteDeclaration {
    var destination: YAMLWord
    /// Nil for a route whose target is gone.
    var target: YAMLWord?
    var origin: Route.Origin
    var isBlackhole: Bool
  }

  var name: YAMLWord
  var id: YAMLWord?
  var isMain: Bool
  /// Internet and VPN gateways whose incoming traffic it routes.
  var edge: [YAMLWord]
  /// VPN gateways that put their routes into it; nil for all that they have learnt.
  var propagate: [(gateway: YAMLWord, prefixes: [IPPrefix]?)]
  /// Whether it has the local routes of its VPC by itself.
  var hasLocalRoutes = true
  var routes: [RouteDeclaration]

  /// A table is a mapping from destinations to targets, a list of routes, or both under `routes`.
  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    name = entry.key
    isMain = entry.key.text == "main"
    edge = []
    propagate = []
    routes = []
    if entry.value.isList {
      routes = Self.routes(entry.value, &source)
      source.mark(name, .routeTable, [:])
      return
    }
    guard let entries = source.entries(entry.value, YAMLShape.routeTable.noun) else { return nil }
    var marks: [String: YAMLValue] = [:]
    for entry in entries {
      switch entry.key.text {
      case "name-tag", "region", "account": marks[entry.key.text] = entry.value
      case "local": hasLocalRoutes = source.bool(entry.value) ?? true
      case "id":
        id = source.word(entry.value, .anID)
        marks["id"] = entry.value
      case "main":
        isMain = source.bool(entry.value) ?? isMain
        if !isMain, name.text == "main" {
          isMain = true
          source.error(
            .inconsistent,
            LocalizedText(
              en: "a table named 'main' is the main table", ja: "'main' という名前のテーブルはメインルートテーブルです"),
            at: entry.value.position,
            hint: LocalizedText(en: "give the table another name", ja: "別の名前にしてください"))
        }
      case "edge": edge = source.words(entry.value, .aGatewayName)
      case "propagate": propagate = Self.propagations(entry.value, &source)
      case "routes": routes += Self.routes(entry.value, &source)
      default: routes += Self.route(entry, &source).map { [$0] } ?? []
      }
    }
    source.mark(name, .routeTable, marks)
    // A mapping has no order of its own; a list keeps the one it has.
    if entries.first(where: { $0.key.text == "routes" })?.value.isList != true {
      routes.sort { Self.order($0.destination) < Self.order($1.destination) }
    }
  }

  /// Names of gateways, or a mapping from them to the prefixes that they put into the table.
  private static func propagations(
    _ value: YAMLValue, _ source: inout YAMLSource
  ) -> [(gateway: YAMLWord, prefixes: [IPPrefix]?)] {
    guard value.isMapping else {
      return source.words(value, .aGatewayName).map { ($0, nil) }
    }
    return source.named(value, .aGatewayName).map {
      ($0.key, $0.value.isNull ? nil : source.prefixes($0.value))
    }
  }

  /// Prefixes as addresses go, then the names of prefix lists.
  private static func order(_ destination: YAMLWord) -> (Int, IPPrefix, String) {
    guard let prefix = try? IPPrefix(destination.text) else {
      return (1, .allIPv4, destination.text)
    }
    return (0, prefix, destination.text)
  }

  private static func routes(_ value: YAMLValue, _ source: inout YAMLSource)
    -> [RouteDeclaration]
  {
    if value.isMapping {
      return (source.entries(value, .routes) ?? []).compactMap { route($0, &source) }
    }
    return source.list(value).compactMap { item in
      guard let keys = source.mapping(item, .route) else { return nil }
      guard let destination = source.word(keys["to"], .aDestination) else {
        if keys["to"] == nil {
          source.error(
            .missingKey, LocalizedText(en: "a route needs the key 'to'", ja: "ルートにはキー「to」が必要です"),
            at: item.position)
        }
        return nil
      }
      return route(destination, keys, at: item.position, &source)
    }
  }

  private static func route(_ entry: YAMLEntry, _ source: inout YAMLSource) -> RouteDeclaration? {
    if let word = entry.value.word, !entry.value.isNull {
      let isBlackhole = word.text == "blackhole"
      return RouteDeclaration(
        destination: entry.key, target: isBlackhole ? nil : word, origin: .static,
        isBlackhole: isBlackhole)
    }
    if entry.value.isMapping {
      guard let keys = source.mapping(entry.value, .route) else { return nil }
      return route(entry.key, keys, at: entry.value.position, &source)
    }
    source.wrongType(entry.value, expected: .whereARouteLeads)
    return nil
  }

  private static func route(
    _ destination: YAMLWord, _ keys: [String: YAMLValue], at position: TextPosition,
    _ source: inout YAMLSource
  ) -> RouteDeclaration? {
    let target = source.word(keys["via"], .aTargetName)
    let states = [("active", false), ("blackhole", true)]
    let isBlackhole = source.choice(keys["state"], .aRouteState, states) ?? false
    if target == nil, !isBlackhole {
      source.error(
        .missingKey, LocalizedText(en: "a route needs the key 'via'", ja: "ルートにはキー「via」が必要です"),
        at: position)
      return nil
    }
    let origins = [("static", Route.Origin.static), ("propagated", .propagated)]
    return RouteDeclaration(
      destination: destination, target: target,
      origin: source.choice(keys["origin"], .aRouteOrigin, origins) ?? .static,
      isBlackhole: isBlackhole)
  }
}

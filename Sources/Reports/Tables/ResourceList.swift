import IPAddressing
package import NetworkModel
import PathEngine
import TerminalScreen

/// The resources of a topology, and what was found in the input, as tables or as JSON.
package struct ResourceList: Sendable {
  private let topology: Topology
  private let findings: [Finding]
  private let language: Language
  private let names: ResourceNames
  private let badges: RouteTableBadges

  package init(_ topology: Topology, findings: [Finding], language: Language) {
    self.topology = topology
    self.findings = findings
    self.language = language
    badges = RouteTableBadges(topology)
    names = ResourceNames(nil, in: topology, badges: badges)
  }

  /// - Parameters:
  ///   - kinds: in the order in which they are printed; kinds without resources are left out.
  ///   - width: the cells a line may take; nil for as many as it needs.
  package func text(_ kinds: [ResourceKind], width: Int?, paint: TextPaint) -> String {
    kinds.compactMap { kind in
      let all = topology.entities(of: kind)
      return all.isEmpty ? nil : section(kind, all, width, paint)
    }.joined(separator: "\n")
  }

  private func section(
    _ kind: ResourceKind, _ all: [any Entity], _ width: Int?, _ paint: TextPaint
  ) -> String {
    let fields = ResourceFields(topology: topology, language: language, badges: badges)
    let order = order(of: all)
    let rows = order.map { fields.fields(of: kind, at: $0) }
    // A column that says nothing of any resource is none.
    let shown = (rows.first ?? []).indices.filter { column in
      rows.contains { !$0[column].value.text(names, language).isEmpty }
    }
    let hasNames = all.contains { !$0.name.isEmpty && $0.name.text != $0.id.text }
    let hasRegions = Set(topology.scopes.map(\.region)).count > 1
    var columns: [TextTable.Column] = []
    if hasNames { columns.append(.init(language.text(en: "name", ja: "名前"), shrinks: true)) }
    columns.append(.init("id"))
    if hasRegions { columns.append(.init(language.text(en: "region", ja: "リージョン"))) }
    columns += shown.map { column in
      let field = rows[0][column]
      return .init(field.title, field.value.isNumber ? .trailing : .leading, shrinks: true)
    }
    let cells = zip(order, rows).map { index, row in
      let entity = all[index]
      var cells: [TextTable.Cell] = []
      if hasNames { cells.append(.init(entity.name.text, .title)) }
      cells.append(.init(entity.id.text, .dim))
      if hasRegions { cells.append(.init(topology.region(of: entity.scope).text)) }
      return cells
        + shown.map { column in
          let field = row[column]
          return .init(field.value.text(names, language), role(field))
        }
    }
    let lines = TextTable(columns, rows: cells).lines(indent: 2, width: width, paint: paint)
    let heading = paint(kind.title(language), .title) + paint(" (\(all.count))", .dim)
    return ([heading] + lines).map { $0 + "\n" }.joined()
  }

  /// By region and name, as people look for things; subnets by VPC and address.
  private func order(of all: [any Entity]) -> [Int] {
    struct Key: Comparable {
      var region: String
      var group: String
      var cidr: IPPrefix
      var name: String
      var index: Int

      static func < (a: Key, b: Key) -> Bool {
        (a.region, a.group, a.cidr, a.name, a.index) < (b.region, b.group, b.cidr, b.name, b.index)
      }
    }
    return all.indices.map { index in
      let entity = all[index]
      let subnet = entity as? Subnet
      return Key(
        region: topology.region(of: entity.scope).text,
        group: subnet.map { topology[$0.vpc].label } ?? "",
        cidr: subnet?.cidrs.first ?? .allIPv4, name: entity.label, index: index)
    }.sorted().map(\.index)
  }

  /// Tiers have colours of their own, and states other than the good ones stand out.
  private func role(_ field: ResourceField) -> StyleRole {
    guard case .text(let text) = field.value else { return .text }
    if field.name == "Tier" {
      return SubnetTier.allCases.first { $0.text(language) == text }?.role ?? .text
    }
    guard field.name == "State" else { return .text }
    let good: [ResourceState] = [
      .available, .active, .running, .attached, .associated, .inUse, .createComplete,
    ]
    return good.contains { $0.rawValue == text } ? .text : .warn
  }

  /// What was found in the input, the worst first, a line each.
  package func findingsText(paint: TextPaint) -> String {
    let order = findings.enumerated().sorted { a, b in
      (b.element.severity, a.offset) < (a.element.severity, b.offset)
    }
    return order.map { item in
      let role: StyleRole =
        switch item.element.severity {
        case .error: .bad
        case .warning: .warn
        case .note: .dim
        }
      return paint(FindingText(item.element, language).line, role) + "\n"
    }.joined()
  }

  /// `{"Findings": […], "Resources": […]}`, by type, then id.
  package func json(_ kinds: [ResourceKind]) throws -> String {
    let fields = ResourceFields(topology: topology, language: .en, badges: badges)
    let records = kinds.sorted { $0.cloudFormationType < $1.cloudFormationType }.flatMap { kind in
      topology.entities(of: kind).enumerated().map { index, entity in
        ResourceRecord(
          entity, topology: topology, fields: fields.fields(of: kind, at: index))
      }
    }
    return try AWSJSON.text(
      Listing(resources: records, findings: findings.map(FindingRecord.init)))
  }

  private struct Listing: Encodable {
    var resources: [ResourceRecord]
    var findings: [FindingRecord]
  }
}

/// A resource in JSON: CloudFormation's type name, AWS's field names.
private struct ResourceRecord: Encodable {
  private var values: [(String, ResourceField.Value)]
  private var extras: [(String, ResourceField.Value)]

  init(_ entity: any Entity, topology: Topology, fields: [ResourceField]) {
    let scope = topology[entity.scope]
    values = [
      ("Type", .text(entity.id.kind.cloudFormationType)), ("Id", .text(entity.id.text)),
      ("Name", .text(entity.name.text)), ("Region", .text(scope.region.text)),
      ("AccountId", .text(scope.account.text)),
    ]
    values += fields.filter { !$0.isOurs }.map { ($0.name, $0.value) }
    extras = fields.filter(\.isOurs).map { ($0.name, $0.value) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in values where !value.isEmpty {
      try container.encode(value, forKey: Key(stringValue: name))
    }
    guard extras.contains(where: { !$0.1.isEmpty }) else { return }
    var ours = container.nestedContainer(
      keyedBy: Key.self, forKey: Key(stringValue: "Waylight"))
    for (name, value) in extras where !value.isEmpty {
      try ours.encode(value, forKey: Key(stringValue: name))
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// A finding in JSON.
private struct FindingRecord: Encodable {
  var severity: String
  var code: String
  var message: String
  var file: String?
  var line: Int?
  var column: Int?
  var resourceId: String?
  var hint: String?

  init(_ finding: Finding) {
    severity = finding.severity.word
    code = finding.code.rawValue
    message = finding.message.sanitised
    file = finding.location?.file
    line = finding.location?.line
    column = finding.location?.column
    resourceId = finding.resource?.text.sanitised
    hint = finding.hint?.sanitised
  }
}

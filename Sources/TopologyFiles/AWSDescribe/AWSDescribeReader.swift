import NetworkModel

/// Reads what `aws ec2 describe-*` and its like print, from any number of files.
///
/// Feed it the files one after the other with ``read(_:file:into:isWanted:)``, and then call
/// ``finish(into:)``, which joins what AWS tells of one resource in several outputs.
struct AWSDescribeReader {
  let joins = Joins()
  private var attributes = AttributeSummary()

  /// What the file at hand says of all that is in it.
  var surroundings = ScopeTable.Surroundings()
  /// The id in the file's name, for outputs that have none in themselves.
  var fileName = ""

  var prefixLists: [ResourceID: PrefixListDraft] = [:]
  var transitAttachments: [TransitAttachmentDraft] = []
  var directConnectGateways: [DirectConnectGatewayDraft] = []
  var instanceInterfaces: [InterfaceDraft] = []
  var addressesWithoutInterface: [(instance: ResourceID, interface: InterfaceDraft)] = []

  /// What became of a text.
  enum Outcome: Hashable, Sendable {
    /// It had keys of AWS's output, though perhaps no resource.
    case read
    /// Nothing in it is known.
    case unrecognised
    case stopped
  }

  /// Reads one JSON text.
  ///
  /// - Parameters:
  ///   - isWanted: asked every thousand resources with the number read so far; false stops reading.
  /// - Throws: when the text is not JSON.
  mutating func read(
    _ text: JSONText, file: String, into builder: inout TopologyBuilder,
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(JSONSyntaxError) -> Outcome {
    let document = try JSONDocument(text)
    return document.withRoot { root in
      read(root, of: text, file: file, into: &builder, isWanted: isWanted)
    }
  }

  /// Reads a document that is already parsed.
  mutating func read(
    _ root: JSONValue, of text: JSONText, file: String, into builder: inout TopologyBuilder,
    isWanted: (Int) -> Bool
  ) -> Outcome {
    let fileName = file.split(separator: "/").last.map(String.init) ?? ""
    return read(
      root, JSONSource(file: file, text: text), named: fileName, into: &builder, isWanted: isWanted)
  }

  /// Reads a document of which some findings may have been made already.
  ///
  /// - Parameter fileName: may tell what the output does not.
  mutating func read(
    _ root: JSONValue, _ source: JSONSource, named fileName: String,
    into builder: inout TopologyBuilder, isWanted: (Int) -> Bool
  ) -> Outcome {
    surroundings = ScopeTable.Surroundings(of: root, path: source.file)
    self.fileName = fileName
    let outcome = readLists(root, source, &builder, depth: 0, isWanted: isWanted)
    for finding in source.takeFindings() { builder.report(finding) }
    attributes.add(source)
    return outcome
  }

  /// Joins what was read. To be called once, after the last file and before the builder builds.
  mutating func finish(into builder: inout TopologyBuilder) {
    addPrefixLists(to: &builder)
    addTransitAttachments(to: &builder)
    addDirectConnectGateways(to: &builder)
    addInstanceInterfaces(to: &builder)
    joins.scopes.resolve(with: &builder)
    for finding in attributes.findings { builder.report(finding) }
  }

  // MARK: Lists

  private mutating func readLists(
    _ root: JSONValue, _ source: JSONSource, _ builder: inout TopologyBuilder, depth: Int,
    isWanted: (Int) -> Bool
  ) -> Outcome {
    var outcome = Outcome.unrecognised
    if let single = AWSOutput.single(for: root) {
      single.read(&self, JSONRecord(root, in: source), &builder)
      outcome = .read
    }
    for (key, member) in root.members {
      switch AWSOutput.key(String(key)) {
      case .list(let list):
        outcome = .read
        guard read(list, member, source, &builder, isWanted: isWanted) else { return .stopped }
      case .notNeeded:
        outcome = .read
      case .notModelled:
        outcome = .read
        source.census.takeNotModelled(String(key), of: "AWS", member)
      case .continuation:
        reportContinuation(member, source)
      case nil:
        // Outputs gathered under the names of regions, accounts or commands.
        guard member.isObject || member.isArray, depth < 4 else { continue }
        let inner = readNested(member, String(key), source, &builder, depth, isWanted)
        if inner == .stopped { return .stopped }
        if inner == .read { outcome = .read }
      }
    }
    for element in root.elements where element.isObject && depth < 4 {
      let inner = readLists(element, source, &builder, depth: depth + 1, isWanted: isWanted)
      if inner == .stopped { return .stopped }
      if inner == .read { outcome = .read }
    }
    return outcome
  }

  private mutating func readNested(
    _ value: JSONValue, _ key: String, _ source: JSONSource, _ builder: inout TopologyBuilder,
    _ depth: Int, _ isWanted: (Int) -> Bool
  ) -> Outcome {
    let outer = surroundings
    defer { surroundings = outer }
    if AWSRegion.isRegion(key) { surroundings.region = InternedText(key) }
    if AWSRegion.isAccount(key) { surroundings.account = InternedText(key) }
    return readLists(value, source, &builder, depth: depth + 1, isWanted: isWanted)
  }

  /// - Returns: false when reading was stopped.
  private mutating func read(
    _ list: AWSOutput.List, _ value: JSONValue, _ source: JSONSource,
    _ builder: inout TopologyBuilder, isWanted: (Int) -> Bool
  ) -> Bool {
    guard value.isArray else {
      let record = JSONRecord(value, in: source)
      if !value.isNull {
        record.reportWrongType(value, list.key, expected: LocalizedText(en: "a list", ja: "リスト"))
      }
      return true
    }
    var number = 0
    for element in value.elements {
      number += 1
      if number % 1024 == 0, !isWanted(builder.resourceCount) { return false }
      let record = JSONRecord(element, in: source)
      guard element.isObject else {
        record.reportWrongType(
          element, list.key, expected: LocalizedText(en: "a list of objects", ja: "オブジェクトのリスト"))
        continue
      }
      list.read(&self, record, &builder)
    }
    return true
  }

  private func reportContinuation(_ value: JSONValue, _ source: JSONSource) {
    guard value.text.map({ !$0.isEmpty }) ?? false else { return }
    source.report(
      .warning, .truncated,
      LocalizedText(
        en: "AWS had more to list than this output holds (NextToken)",
        ja: "AWSの一覧には続きがあります (NextToken)"), at: value,
      hint: LocalizedText(
        en: "capture again without --max-items and --no-paginate",
        ja: "--max-items と --no-paginate を付けずに取得し直してください"))
  }
}

// MARK: What every kind needs

extension AWSDescribeReader {
  /// A place in the table of scopes for one resource.
  ///
  /// - Parameters:
  ///   - zone: its zone; empty when it has none.
  ///   - arn: the key of its ARN.
  ///   - vpc: its VPC, whose region and account it shares where nothing else is said.
  func scope(
    of record: JSONRecord, zone: InternedText = .empty, arn: StaticString? = nil,
    region: InternedText = .empty, owner: StaticString = "OwnerId", vpc: ResourceID? = nil
  ) -> Int {
    var region = region.isEmpty ? joins.scopes.region(ofZone: zone) : region
    var account = InternedText.empty
    if let text = record.value[owner]?.text, text.count == 12 {
      let name = String(text)
      if AWSRegion.isAccount(name) { account = InternedText(name) }
    }
    if region.isEmpty || account.isEmpty, let arn, let text = record.value[arn]?.string,
      let scope = AWSRegion.scope(ofARN: text)
    {
      if region.isEmpty { region = InternedText(String(scope.region)) }
      if account.isEmpty { account = InternedText(String(scope.account)) }
    }
    return joins.scopes.place(region: region, account: account, vpc: vpc, in: surroundings)
  }

  /// The Name tag, and the others.
  func tags(of record: JSONRecord, _ key: StaticString = "Tags") -> (
    name: InternedText, rest: [Tag]
  ) {
    var name = InternedText.empty
    var rest: [Tag] = []
    for tag in record.records(key) {
      guard let tagKey = tag.text("Key"), let value = tag.text("Value") else { continue }
      if tagKey == "Name" {
        name = InternedText(String(value))
      } else {
        rest.append(
          Tag(key: InternedText(String(tagKey)), value: InternedText(String(value))))
      }
    }
    return (name, rest)
  }

  /// A state in AWS's words; a word that is not known is a finding and counts as unknown.
  func state(
    of record: JSONRecord, _ key: StaticString = "State", default: ResourceState
  ) -> ResourceState {
    guard let text = record.string(key), !text.isEmpty else { return `default` }
    let state = ResourceState(aws: text)
    if state == .unknown {
      record.reportBadValue(key, LocalizedText(en: "is no state that is known", ja: "は知られていない状態です"))
    }
    return state
  }

  /// An id of the kind in the file's name, as in `describe-vpc-attribute.vpc-1234.json`.
  func idInFileName(_ kind: ResourceKind) -> ResourceID? {
    fileName.split(separator: ".").lazy.map(String.init)
      .first { ResourceID.kind(of: $0) == kind }.map { ResourceID($0, kind: kind) }
  }

  /// An id from the output, or from the file's name where the output has none.
  func idOrFileName(
    _ record: JSONRecord, _ key: StaticString, _ kind: ResourceKind, command: String
  ) -> ResourceID? {
    if let id = record.id(key, kind) ?? idInFileName(kind) { return id }
    record.report(
      .warning, .missingKey,
      LocalizedText(
        en: "the output of \(command) does not say which \(kind.noun.en) it is about",
        ja: "\(command) の出力からは、どの\(kind.noun.ja)のものかわかりません"),
      hint: LocalizedText(
        en: "name the file \(command).ID.json", ja: "ファイル名を \(command).ID.json にしてください"))
    return nil
  }
}

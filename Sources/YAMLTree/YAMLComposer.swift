extension YAMLNode {
  /// How many collections may be inside of each other. A tree is walked and taken down level by level, on
  /// a stack that has an end.
  package static let maximumDepth = 256

  /// The tree of a text; nil for one that holds nothing but comments.
  /// - Throws: at the first fault.
  package static func root(of text: String) throws(YAMLError) -> YAMLNode? {
    var text = text
    let result: Result<YAMLNode?, YAMLError> = text.withUTF8 { bytes in
      Result { () throws(YAMLError) in
        var events = try YAMLEvents(bytes)
        var composer = YAMLComposer()
        return try composer.compose(&events)
      }
    }
    return try result.get()
  }
}

/// Makes a tree of events.
private struct YAMLComposer {
  /// A collection whose end is still to come.
  struct Open {
    var isMapping: Bool
    /// Of a mapping keys and values in turn.
    var nodes: [YAMLNode] = []
    /// The lines of a mapping's scalar keys.
    var keys: [String: Int] = [:]
    /// How many levels the deepest of its nodes has.
    var height = 0
    var anchor: String?
    var line: Int
    var column: Int
    /// It is a key of a mapping, or inside of one.
    var isInKey: Bool

    /// What comes next in it is a key.
    var awaitsKey: Bool { isMapping && nodes.count.isMultiple(of: 2) }

    var node: YAMLNode {
      guard isMapping else { return YAMLNode(.sequence(nodes), line: line, column: column) }
      let pairs = stride(from: 0, to: nodes.count - 1, by: 2).map {
        YAMLNode.Pair(key: nodes[$0], value: nodes[$0 + 1])
      }
      return YAMLNode(.mapping(pairs), line: line, column: column)
    }
  }

  private var stack: [Open] = []
  private var anchors: [String: (node: YAMLNode, height: Int)] = [:]
  private var root: YAMLNode?

  private var isInKey: Bool { stack.last.map { $0.isInKey || $0.awaitsKey } ?? false }

  mutating func compose(_ events: inout YAMLEvents) throws(YAMLError) -> YAMLNode? {
    var documents = 0
    while true {
      let (event, line, column) = try events.next()
      switch event {
      case .streamStart, .documentEnd: break
      case .streamEnd: return root
      case .documentStart:
        documents += 1
        if documents > 1 {
          throw YAMLError(
            reason: .syntax(
              context: "expected a single document in the stream",
              problem: "but found another document"), line: line, column: column)
        }
      case .scalar(let text, let isPlain, let anchor):
        let node = YAMLNode(.scalar(text, isPlain: isPlain), line: line, column: column)
        if let anchor { anchors[anchor] = (node, 0) }
        try place(node, height: 0)
      case .alias(let name):
        if isInKey { throw YAMLError(reason: .aliasInKey, line: line, column: column) }
        // A collection gets its name when it ends, so that none can hold itself.
        guard let (node, height) = anchors[name] else {
          throw YAMLError(
            reason: .syntax(context: nil, problem: "found undefined alias"), line: line,
            column: column)
        }
        if stack.count + height > YAMLNode.maximumDepth {
          throw YAMLError(reason: .tooDeep, line: line, column: column)
        }
        try place(node, height: height)
      case .sequenceStart(let anchor):
        try open(isMapping: false, anchor, line, column)
      case .mappingStart(let anchor):
        try open(isMapping: true, anchor, line, column)
      case .sequenceEnd, .mappingEnd:
        guard let ended = stack.popLast() else { break }
        let node = ended.node
        if let anchor = ended.anchor { anchors[anchor] = (node, ended.height + 1) }
        try place(node, height: ended.height + 1)
      }
    }
  }

  private mutating func open(isMapping: Bool, _ anchor: String?, _ line: Int, _ column: Int)
    throws(YAMLError)
  {
    if stack.count == YAMLNode.maximumDepth {
      throw YAMLError(reason: .tooDeep, line: line, column: column)
    }
    stack.append(
      Open(isMapping: isMapping, anchor: anchor, line: line, column: column, isInKey: isInKey))
  }

  /// Puts a node where it belongs: into the innermost open collection.
  private mutating func place(_ node: YAMLNode, height: Int) throws(YAMLError) {
    guard let last = stack.indices.last else {
      root = node
      return
    }
    if stack[last].awaitsKey, let key = node.string {
      if let first = stack[last].keys[key] {
        throw YAMLError(
          reason: .duplicateKey(key, firstLine: first), line: node.line, column: node.column)
      }
      stack[last].keys[key] = node.line
    }
    stack[last].nodes.append(node)
    stack[last].height = max(stack[last].height, height)
  }
}

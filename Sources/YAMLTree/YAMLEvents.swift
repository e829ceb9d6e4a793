import CLibYAML

/// The events of a YAML text, as LibYAML's parser finds them.
///
/// Source: LibYAML, `yaml.h`; YAML 1.1, chapter 3.
struct YAMLEvents: ~Copyable {
  enum Event {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(String, isPlain: Bool, anchor: String?)
    case sequenceStart(anchor: String?)
    case sequenceEnd
    case mappingStart(anchor: String?)
    case mappingEnd
  }

  /// LibYAML keeps pointers into it, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Parameter bytes: UTF-8, which must outlive this.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
    self.bytes = bytes
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLError(reason: .outOfMemory, line: 1, column: 1)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event, with its place.
  mutating func next() throws(YAMLError) -> (event: Event, line: Int, column: Int) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw error }
    defer { yaml_event_delete(&event) }
    return (Self.event(event), Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
  }

  private static func event(_ event: yaml_event_t) -> Event {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT:
      return .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        String(decoding: value, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        anchor: text(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return .sequenceStart(anchor: text(event.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      return .mappingStart(anchor: text(event.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  /// What made the parser stop.
  private var error: YAMLError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "it cannot be read"
    switch state.error {
    case YAML_MEMORY_ERROR:
      return YAMLError(reason: .outOfMemory, line: 1, column: 1)
    case YAML_READER_ERROR:
      let before = bytes.prefix(state.problem_offset)
      let line = before.suffix(while: { $0 != UInt8(ascii: "\n") })
      return YAMLError(
        reason: .unreadable(problem: problem),
        line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        // Bytes that continue a character do not count.
        column: line.count { $0 & 0xC0 != 0x80 } + 1)
    default:
      return YAMLError(
        reason: .syntax(context: state.context.map { String(cString: $0) }, problem: problem),
        line: Int(state.problem_mark.line) + 1, column: Int(state.problem_mark.column) + 1)
    }
  }
}

extension BidirectionalCollection {
  /// The last elements that all satisfy a condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}

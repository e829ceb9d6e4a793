/// One cell of a screen: a character with at most one combining mark, and a style, in eight bytes.
///
/// A wide character is two cells: the first holds it, the second is its `continuation`. Packing all
/// into one integer makes comparing two rows a comparison of memory. What is asked of every cell of every
/// frame can be inlined into other modules.
package struct Cell: Hashable, Sendable {
  /// Bits 0-20 the scalar, 21-41 the combining mark (0: none), 42 continuation, 43-50 role,
  /// 51-58 attributes.
  @usableFromInline var bits: UInt64

  /// A cell with `scalar`, which must be printable; see `Screen.put` for text of any kind.
  package init(_ scalar: Unicode.Scalar, style: Style = .text) {
    bits = UInt64(scalar.value) | Self.bits(of: style)
  }

  private init(bits: UInt64) {
    self.bits = bits
  }

  /// A space.
  package static func blank(_ style: Style = .text) -> Cell { Cell(" ", style: style) }

  /// The second half of a wide character.
  static func continuation(_ style: Style) -> Cell {
    Cell(bits: 1 << 42 | bits(of: style))
  }

  private static func bits(of style: Style) -> UInt64 {
    UInt64(style.role.rawValue) << 43 | UInt64(style.attributes.rawValue) << 51
  }

  /// The character; a space for a continuation.
  @inlinable package var scalar: Unicode.Scalar {
    isContinuation ? " " : Unicode.Scalar(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)) ?? "?"
  }

  /// The combining mark on top of the scalar, if any. A second and third mark are not kept.
  package var combining: Unicode.Scalar? {
    @inlinable get {
      let value = UInt32(truncatingIfNeeded: bits >> 21 & 0x1F_FFFF)
      return value == 0 ? nil : Unicode.Scalar(value)
    }
    set { bits = bits & ~(0x1F_FFFF << 21) | UInt64(newValue?.value ?? 0) << 21 }
  }

  /// Whether this is the second half of the wide character in the cell before.
  @inlinable package var isContinuation: Bool { bits >> 42 & 1 == 1 }

  /// The raw values of the role and the attributes, as a terminal takes them.
  @inlinable package var rawStyle: (role: UInt8, attributes: UInt8) {
    (UInt8(truncatingIfNeeded: bits >> 43), UInt8(truncatingIfNeeded: bits >> 51))
  }

  /// The character without its style: equal in two cells when they show the same character.
  @inlinable package var shape: UInt64 { bits & (1 << 43 - 1) }

  @inlinable package static func == (a: Cell, b: Cell) -> Bool { a.bits == b.bits }

  package var role: StyleRole {
    StyleRole(rawValue: UInt8(truncatingIfNeeded: bits >> 43)) ?? .text
  }

  package var attributes: TextAttributes {
    TextAttributes(rawValue: UInt8(truncatingIfNeeded: bits >> 51))
  }

  package var style: Style {
    get { Style(role, attributes) }
    set { bits = bits & (1 << 43 - 1) | Self.bits(of: newValue) }
  }

  /// Appends what the cell shows; nothing for a continuation.
  func append(to text: inout String) {
    if isContinuation { return }
    text.unicodeScalars.append(scalar)
    if let combining { text.unicodeScalars.append(combining) }
  }
}

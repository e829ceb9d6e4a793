import NetworkModel
import TerminalScreen

/// The whole drawing with nothing in focus, and where the names are that can get it: all that stays the same while
/// a person goes from thing to thing, and so can be kept meanwhile.
///
/// It stands for an arrangement and a step.
package struct PaintedMap: Sendable {
  let screen: Screen
  let names: [Name]

  struct Name: Hashable, Sendable {
    var id: ResourceID
    var place: Rect
  }
}

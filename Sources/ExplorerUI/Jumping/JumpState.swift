import NetworkMap
import NetworkModel
import TerminalScreen

/// Jumping: everything on the screen that one can go to has a letter or two.
struct JumpState: Hashable, Sendable {
  struct Target: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      /// A row of the list, by its place among those that are shown.
      case row(Int)
      case map(ResourceID)
    }

    var label: String
    var place: Place
    /// Where the label stands, on the screen.
    var point: Point
  }

  let targets: [Target]
  /// The letters typed so far.
  var typed = ""

  /// Gives labels to places: single letters as long as they suffice, pairs otherwise.
  init(_ places: [(place: Target.Place, point: Point)]) {
    let letters = Array("asdfghjklqwertyuiopzxcvbnm")
    let needsPairs = places.count > letters.count
    targets = places.prefix(letters.count * letters.count).enumerated().map { index, place in
      let label =
        needsPairs
        ? String([letters[index / letters.count], letters[index % letters.count]])
        : String(letters[index])
      return Target(label: label, place: place.place, point: place.point)
    }
  }

  /// The targets that what was typed may still mean.
  var open: [Target] { targets.filter { $0.label.hasPrefix(typed) } }
}

extension ExplorerState {
  /// Everything in sight that one can jump to: boxes and nodes of the map while it has the focus, else
  /// rows of the list.
  var jumpPlaces: [(place: JumpState.Target.Place, point: Point)] {
    var places: [(place: JumpState.Target.Place, point: Point)] = []
    if focus != .map, let inside = layout[.network]?.inside {
      let first = inside.maxY - listHeight + 1
      for position in list.visible.indices.dropFirst(list.top).prefix(listHeight) {
        places.append((.row(position), Point(inside.x, first + position - list.top)))
      }
    }
    if places.isEmpty, let inside = layout[.map]?.inside, let drawn = map.drawn {
      for hit in drawn.hits {
        places.append((.map(hit.id), Point(inside.x + hit.rect.x, inside.y + hit.rect.y)))
      }
    }
    return places
  }

  /// Takes a letter of a label; goes there when it is complete, and gives up when it means nothing.
  mutating func jump(_ letter: Character, _ jump: JumpState) {
    var jump = jump
    jump.typed.append(contentsOf: letter.lowercased())
    let open = jump.open
    guard let target = open.first else {
      overlay = nil
      return
    }
    guard open.count == 1, target.label == jump.typed else {
      overlay = .jump(jump)
      return
    }
    overlay = nil
    switch target.place {
    case .row(let position):
      focus = .network
      list.cursor = position
      chosenChanged()
    case .map(let id):
      focus = .map
      chooseOnMap(id)
    }
  }
}

/// The labels, over everything.
enum JumpView {
  static func draw(_ jump: JumpState, on screen: inout Screen) {
    for target in jump.open {
      screen.put(target.label, at: target.point, style: .search.bold)
    }
  }
}

import TerminalScreen

extension MapLayout {
  /// Gives everything its place. Nothing here depends on the viewport any more.
  init(_ scene: MapScene, _ measure: MapMeasure) {
    self.measure = measure
    size = .zero
    vpcs = []
    var x = 0
    var y = 0
    for index in scene.vpcs.indices {
      let above =
        measure.isStacked
        ? measure.rowsAbove(index, scene)
        : scene.vpcs.indices.reduce(0) { max($0, measure.rowsAbove($1, scene)) }
      let box = Rect(
        x: x, y: y + above, width: measure.vpcs[index].width, height: measure.vpcs[index].height)
      var placer = VPCPlacer(scene, measure, index, box: box, above: above)
      vpcs.append(placer.place(linkedTo: vpcs))
      if measure.isStacked {
        y = box.maxY + 2
      } else {
        x = box.maxX + 1 + measure.gap(after: index, scene)
      }
    }
    size = extent(scene)
  }

  private func extent(_ scene: MapScene) -> Size {
    var all = Rect.zero
    for vpc in vpcs {
      all = all.union(vpc.box)
      for label in vpc.outside + vpc.internet + [vpc.region] { all = all.union(label) }
    }
    let links =
      measure.isStacked && scene.vpcs.contains { $0.sidePorts.contains { $0.linkAfter != nil } }
    if links, let right = vpcs.map(\.box.maxX).max() { all.width = max(all.width, right + 5) }
    return Size(width: all.x + all.width, height: all.y + all.height)
  }
}

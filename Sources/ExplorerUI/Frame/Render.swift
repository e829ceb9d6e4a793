package import TerminalScreen

/// Draws the state: a pure function of it.
package func render(_ state: ExplorerState, glyphs: GlyphSet = .unicode) -> Screen {
  var screen = Screen(size: state.size)
  if state.isTooSmall {
    TooSmallView.draw(state, on: &screen)
    return screen
  }
  switch state.stage {
  case .welcome: WelcomeView.draw(state, on: &screen)
  case .loading: LoadingView.draw(state, on: &screen)
  case .network: ExplorerView.draw(state, on: &screen)
  }
  switch state.overlay {
  case .help(let help): HelpView.draw(help, state, on: &screen)
  case .palette(let palette): PaletteView.draw(palette, state, on: &screen)
  case .picker(let picker): PickerView.draw(picker, state, on: &screen)
  case .findings(let findings): FindingsView.draw(findings, state, on: &screen)
  case .comparison(let comparison): ComparisonView.draw(comparison, state, on: &screen)
  case .glance(let glance): GlanceView.draw(glance, state, on: &screen)
  case .tour: TourView.draw(state, on: &screen)
  case .jump(let jump): JumpView.draw(jump, on: &screen)
  case nil: break
  }
  let layout = state.layout
  FooterView(state, width: layout.footer.width).draw(in: layout.footer, on: &screen)
  return screen
}

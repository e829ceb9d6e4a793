import CBundledFiles

/// A file that is part of the program itself, so that the bare binary works alone.
package enum BundledFile: Hashable, Sendable, CaseIterable {
  /// The table of AWS services.
  case services
  /// AWS's public address ranges.
  case publicRanges
  /// What AWS charges for gateways and endpoints.
  case prices
  /// `themes/terminal.yaml`.
  case defaultTheme
  /// `themes/light.yaml`.
  case lightTheme
  /// `themes/dark.yaml`.
  case darkTheme
  /// The topology that is there when no sample folder is found.
  case welcomeTopology

  /// The file's bytes. They are constants of the binary: valid for as long as it runs, and never
  /// written to. This is the one place where Swift takes the pointers from C.
  package var bytes: UnsafeRawBufferPointer {
    let file =
      switch self {
      case .services: unsafe waylight_bundled_services()
      case .publicRanges: unsafe waylight_bundled_public_ranges()
      case .prices: unsafe waylight_bundled_prices()
      case .defaultTheme: unsafe waylight_bundled_default_theme()
      case .lightTheme: unsafe waylight_bundled_light_theme()
      case .darkTheme: unsafe waylight_bundled_dark_theme()
      case .welcomeTopology: unsafe waylight_bundled_welcome_topology()
      }
    return unsafe UnsafeRawBufferPointer(start: file.bytes, count: file.size)
  }

  /// The file as text, copied.
  package var text: String {
    unsafe String(decoding: bytes, as: UTF8.self)
  }
}

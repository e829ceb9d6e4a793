import CLibFuzzer
import ExplorerUI
import Glibc

/// A theme.
@main struct FuzzTheme {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  _ = Theme(yaml: String(decoding: bytes, as: UTF8.self), file: "x.yaml")
}

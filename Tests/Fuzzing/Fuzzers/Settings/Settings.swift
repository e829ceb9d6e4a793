import CLibFuzzer
import ExplorerUI
import Glibc

/// The explorer's settings.
@main struct FuzzSettings {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  _ = Configuration(yaml: String(decoding: bytes, as: UTF8.self), file: "x.yaml")
}

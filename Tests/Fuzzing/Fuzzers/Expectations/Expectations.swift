import CLibFuzzer
import Glibc
import TopologyFiles

/// A list of expectations.
@main struct FuzzExpectations {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  _ = ExpectationsFile(String(decoding: bytes, as: UTF8.self), file: "x.yaml")
}

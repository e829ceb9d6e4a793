import CLibFuzzer
import ExplorerUI
import Glibc

/// What the explorer remembers, read, written and read again.
@main struct FuzzSession {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  let memory = SessionMemory(yaml: String(decoding: bytes, as: UTF8.self), file: "x.yaml")
  let again = SessionMemory(yaml: memory.yaml, file: "x.yaml")
  precondition(again.views == memory.views && again.findings.isEmpty)
}

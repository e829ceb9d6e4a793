import CLibFuzzer
import Glibc
import NetworkModel
import TopologyFiles

/// Waylight's own YAML, read, written and read again.
@main struct FuzzTopology {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  var builder = TopologyBuilder()
  let text = String(decoding: bytes, as: UTF8.self)
  _ = YAMLTopologyReader.read(text, file: "x.yaml", into: &builder)
  _ = YAMLTopologyWriter.write(builder.build().topology)
}

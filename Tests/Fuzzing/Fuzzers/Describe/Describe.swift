import CLibFuzzer
import Glibc
import NetworkModel

@testable import TopologyFiles

/// What AWS prints.
@main struct FuzzDescribe {
  static func main() {
    exit(
      clibfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

private func feed(_ bytes: [UInt8]) {
  let text = JSONText(bytes)
  var builder = TopologyBuilder()
  var describe = AWSDescribeReader()
  guard (try? describe.read(text, file: "x.json", into: &builder)) != nil else { return }
  describe.finish(into: &builder)
  _ = YAMLTopologyWriter.write(builder.build().topology)
}

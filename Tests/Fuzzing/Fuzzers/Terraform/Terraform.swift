import CLibFuzzer
import Glibc
import NetworkModel

@testable import TopologyFiles

/// What `terraform show -json` prints.
@main struct FuzzTerraform {
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
  guard let document = try? JSONDocument(text) else { return }
  for side in [PlanSide.before, .after] {
    var reader = TerraformReader(side: side)
    _ = document.withRoot { root in
      reader.read(root, of: text, file: "x.json", &describe, into: &builder) { _ in true }
    }
    reader.finish(&describe, into: &builder)
  }
  describe.finish(into: &builder)
  _ = builder.build()
}

extension CaptureFolder {
  /// Writes every file of the capture redacted into another folder.
  ///
  /// - Throws: where a file cannot be read or written.
  /// - Complexity: O(bytes); one file at a time is in memory.
  package func redact(into target: CaptureFolder) throws(Fault) {
    var redactor = Redactor()
    for file in files { redactor.note(try read(file)) }
    for file in files where file != CaptureRecord.fileName {
      try target.write(redactor.redact(try read(file)), to: redactor.path(file))
    }
    // The record last: it is what makes a capture of the folder.
    guard
      var record = CaptureRecord(json: redactor.redact(try read(CaptureRecord.fileName)))
    else { throw .system(path: path, CaptureRecord.fileName) }
    record.header.isRedacted = true
    try target.write(record)
  }

  private func read(_ file: String) throws(Fault) -> [UInt8] {
    guard let bytes = contents(file) else { throw .system(path: file, "it cannot be read") }
    return bytes
  }
}

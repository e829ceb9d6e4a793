import NetworkModel

/// Texts that people give by mistake, told from how they begin, so that the message can say what to do.
enum ForeignText {
  struct Complaint: Hashable, Sendable {
    var words: LocalizedText
    var hint: LocalizedText
  }

  /// Nil for a text that is none of them.
  static func complaint(about contents: FileContents) -> Complaint? {
    contents.withBytes { bytes in
      let beginning = String(decoding: bytes.prefix(4096), as: UTF8.self)
      return complaint(aboutBeginning: beginning)
    }
  }

  static func complaint(aboutBeginning text: String) -> Complaint? {
    let text = text.drop { $0.isWhitespace }
    if text.contains("An error occurred (") || text.hasPrefix("Unable to locate credentials")
      || text.hasPrefix("aws: error")
    {
      let line = text.split(separator: "\n").first { $0.contains("error") } ?? text.prefix(120)
      return Complaint(
        words: LocalizedText(
          en: "the file holds an error of the aws command: \(line.prefix(160))",
          ja: "awsコマンドのエラーが入っています: \(line.prefix(160))"),
        hint: LocalizedText(
          en: "run the command again with the permission that it lacks",
          ja: "足りない権限を与えてコマンドを実行し直してください"))
    }
    if text.hasPrefix("----") && text.contains("|  ") || text.hasPrefix("+---") {
      return Complaint(
        words: LocalizedText(
          en: "the file is a table for reading, as aws --output table prints",
          ja: "aws --output table の表です"),
        hint: LocalizedText(
          en: "capture it again with --output json", ja: "--output json を付けて取得し直してください"))
    }
    let firstLine = text.prefix { $0 != "\n" }
    if firstLine.last == ":", AWSOutput.key(String(firstLine.dropLast())) != nil {
      return Complaint(
        words: LocalizedText(en: "the file is AWS's output as YAML", ja: "AWSの出力ですが、YAML形式です"),
        hint: LocalizedText(
          en: "capture it again with --output json", ja: "--output json を付けて取得し直してください"))
    }
    let firstWord = text.prefix { $0 != "\t" && $0 != "\n" }
    if firstWord.count < text.count, firstWord.allSatisfy({ $0.isUppercase && $0.isASCII }),
      firstLine.contains("\t")
    {
      return Complaint(
        words: LocalizedText(en: "the file is AWS's output as text", ja: "AWSの出力ですが、テキスト形式です"),
        hint: LocalizedText(
          en: "capture it again with --output json", ja: "--output json を付けて取得し直してください"))
    }
    return nil
  }
}

extension CallTable {
  /// Every permission that the table asks for, sorted.
  package static var permissions: [String] {
    Set(all.compactMap(\.permission)).sorted()
  }

  /// An IAM policy that allows these commands and nothing else, as JSON to paste.
  package static var policy: String {
    let actions = permissions.map { "        \"\($0)\"" }.joined(separator: ",\n")
    return """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "WaylightCapture",
            "Effect": "Allow",
            "Action": [
      \(actions)
            ],
            "Resource": "*"
          }
        ]
      }

      """
  }
}

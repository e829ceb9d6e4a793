package import NetworkModel

/// Why a command gave no answer.
package struct CallFailure: Error, Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable, Codable {
    /// A permission is missing.
    case refused = "REFUSED"
    /// The region, the account or this version of the command does not know it.
    case unsupported = "UNSUPPORTED"
    /// AWS asked to be asked more slowly, to the end.
    case throttled = "THROTTLED"
    /// A fault on AWS's side, or of the network, that may pass.
    case unavailable = "UNAVAILABLE"
    /// Who is asking is not known, or not any more: nothing else will be answered either.
    case unauthenticated = "UNAUTHENTICATED"
    /// It took too long, and was ended.
    case tooSlow = "TOO_SLOW"
    /// It printed more than is read.
    case tooLarge = "TOO_LARGE"
    /// What it printed is no JSON.
    case malformed = "MALFORMED"
    /// It wanted to ask somebody something.
    case interactive = "INTERACTIVE"
    /// The file could not be written.
    case notWritten = "NOT_WRITTEN"
    case other = "OTHER"
  }

  package var reason: Reason
  /// AWS's own word for it, such as `UnauthorizedOperation`.
  package var code: String?
  /// What the command said, on one line; not to be trusted on a terminal.
  package var message: String

  package init(_ reason: Reason, code: String? = nil, _ message: String) {
    self.reason = reason
    self.code = code
    self.message = message
  }

  /// How often another try may go better. Of faults that pass, the `aws` command has outwaited most.
  var mostRetries: Int {
    switch reason {
    case .throttled: .max
    case .unavailable: 1
    case .refused, .unsupported, .unauthenticated, .tooSlow, .tooLarge, .malformed, .interactive,
      .notWritten, .other:
      0
    }
  }
}

extension CallFailure {
  /// What the `aws` command's standard error says, of versions 1 and 2:
  /// `An error occurred (CODE) when calling the OPERATION operation: WORDS`, or a sentence.
  package init(errors: String, status: Int32) {
    let lines = errors.split(whereSeparator: \.isNewline).map { $0.trimmed }
      .filter { !$0.isEmpty && !$0.hasPrefix("usage:") }
    let line = lines.first { $0.contains("error") || $0.contains("Error") } ?? lines.first
    let message = String((line ?? "it ended with the exit status \(status)").prefix(600))
    let code = Self.code(in: message)
    self.init(Self.reason(code: code, message: message), code: code, message)
  }

  private static func code(in message: String) -> String? {
    let beginning = "An error occurred ("
    guard let start = message.firstRange(of: beginning)?.upperBound,
      let end = message[start...].firstIndex(of: ")")
    else { return nil }
    let code = message[start..<end].prefix(100)
    return code.isEmpty ? nil : String(code)
  }

  private static func reason(code: String?, message: String) -> Reason {
    // `Client.UnauthorizedOperation` is the same as `UnauthorizedOperation`.
    if let word = code?.split(separator: ".").last.map(String.init) {
      return reasons.first { $0.codes.contains(word) }?.reason
        ?? (word.contains("Throttl") ? .throttled : .other)
    }
    return reasons.first { $0.phrases.contains { message.contains($0) } }?.reason ?? .other
  }

  private struct Pattern {
    var reason: Reason
    var codes: Set<String> = []
    var phrases: [String] = []
  }

  private static let reasons = [
    Pattern(
      reason: .refused,
      codes: [
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError",
        "AuthorizationErrorException", "NotAuthorized", "UnauthorizedAccess", "Forbidden",
      ]),
    Pattern(
      reason: .throttled,
      codes: [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
        "RequestThrottledException", "RequestLimitExceeded", "TooManyRequestsException",
        "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete",
        "EC2ThrottledException", "429",
      ]),
    Pattern(
      reason: .unavailable,
      codes: [
        "RequestTimeout", "RequestTimeoutException", "InternalError", "InternalFailure",
        "InternalServerError", "InternalServiceErrorException", "ServiceUnavailable",
        "ServiceUnavailableException", "Unavailable", "500", "502", "503", "504",
      ],
      phrases: [
        "Read timeout", "Connect timeout", "Connection was closed", "Connection reset",
        "ConnectionClosedError",
      ]),
    Pattern(
      reason: .unauthenticated,
      codes: [
        "AuthFailure", "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId",
        "InvalidToken", "InvalidAccessKeyId", "MissingAuthenticationToken", "RequestExpired",
        "SignatureDoesNotMatch", "UnrecognizedClientException", "TokenRefreshRequired",
      ],
      phrases: [
        "Unable to locate credentials", "credentials", "config profile", "SSO",
        "Token has expired", "retrieving token",
      ]),
    Pattern(
      reason: .unsupported,
      codes: [
        "UnsupportedOperation", "UnsupportedOperationException", "OptInRequired", "InvalidAction",
        "UnknownOperationException", "NotImplemented", "InvalidRequest", "SubscriptionRequired",
        "SubscriptionRequiredException", "UnsupportedUserEdition", "501", "404",
      ],
      phrases: [
        "Could not connect to the endpoint URL", "nvalid choice", "Unknown options",
        "unrecognized arguments", "Could not resolve",
      ]),
  ]
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

extension CallFailure.Reason {
  /// What it is called, for a line about a command.
  package var words: LocalizedText {
    switch self {
    case .refused: LocalizedText(en: "refused", ja: "拒否されました")
    case .unsupported: LocalizedText(en: "not offered here", ja: "ここでは使えません")
    case .throttled: LocalizedText(en: "throttled", ja: "要求過多です")
    case .unavailable: LocalizedText(en: "not available", ja: "応答がありません")
    case .unauthenticated: LocalizedText(en: "not signed in", ja: "認証されていません")
    case .tooSlow: LocalizedText(en: "too slow", ja: "時間切れです")
    case .tooLarge: LocalizedText(en: "too large", ja: "大きすぎます")
    case .malformed: LocalizedText(en: "no JSON", ja: "JSONではありません")
    case .interactive: LocalizedText(en: "asked for something", ja: "入力を求めています")
    case .notWritten: LocalizedText(en: "not written", ja: "書き込めません")
    case .other: LocalizedText(en: "failed", ja: "失敗しました")
    }
  }
}

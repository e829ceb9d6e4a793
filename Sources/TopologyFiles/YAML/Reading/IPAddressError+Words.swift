import IPAddressing
import NetworkModel

extension IPAddressError {
  /// What is wrong with the text, in every language.
  var words: LocalizedText {
    switch self {
    case .malformed(let text):
      LocalizedText(en: description, ja: "「\(text)」はIPv4アドレスでもIPv6アドレスでもありません")
    case .badPrefixLength(let text):
      LocalizedText(
        en: description,
        ja: "「\(text)」はプレフィックスではありません。アドレス、スラッシュ、長さ0〜32（IPv6は0〜128）で書きます")
    }
  }
}

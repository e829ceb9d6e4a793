import NetworkModel

/// What AWS charges for what packets go through: list prices of one region as of one month.
public struct PriceList: Hashable, Sendable {
  /// What has a price.
  public enum Item: String, Hashable, Sendable, CaseIterable {
    case natGateway = "nat-gateway"
    /// Per hour for each zone that it is in.
    case interfaceEndpoint = "interface-endpoint"
    case gatewayEndpoint = "gateway-endpoint"
  }

  public struct Price: Hashable, Sendable {
    public var perHour: USDollars
    public var perGB: USDollars

    /// Of 730 hours, as AWS's own calculator counts a month.
    public var perMonth: USDollars { perHour * 730 }
  }

  /// The region whose prices they are.
  public var region: String
  /// The month that they are of: `2024-05`.
  public var date: String
  public private(set) var prices: [Item: Price]

  /// The list that is part of the program.
  public static let bundled = PriceList(reading: BundledFile.prices.text)

  /// Reads lines of tab-separated fields; a line that is none of the list's is passed over.
  init(reading text: String) {
    region = ""
    date = ""
    prices = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count > 1 else { continue }
      switch fields[0] {
      case "region": region = String(fields[1])
      case "as-of": date = String(fields[1])
      default:
        guard fields.count == 3, let item = Item(rawValue: String(fields[0])),
          let perHour = USDollars(fields[1]), let perGB = USDollars(fields[2])
        else { continue }
        prices[item] = Price(perHour: perHour, perGB: perGB)
      }
    }
  }

  public subscript(item: Item) -> Price? { prices[item] }
}

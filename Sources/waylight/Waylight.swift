import ArgumentParser

@main
struct Waylight: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waylight", abstract: "Explore how packets find their way through an AWS network.")

  func run() async throws {}
}

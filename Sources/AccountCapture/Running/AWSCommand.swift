import FoundationEssentials
import Glibc

/// The `aws` command of the person's own: what credentials, profiles, single sign-on and endpoints are,
/// is its affair.
package struct AWSCommand: Sendable {
  /// Looked up once.
  let program: String
  private(set) var environment: [String: String]
  private var profile: String?
  var limits = ChildProcess.Limits()

  /// - Parameter environment: what children are given, and where `PATH` is.
  /// - Returns: nil where there is no `aws` in `PATH`.
  package init?(environment: [String: String], profile: String? = nil) {
    guard let program = Self.find("aws", in: environment["PATH"] ?? "") else { return nil }
    self.program = program
    self.profile = profile
    self.environment = environment
    // Neither a pager nor a question, whatever the configuration says.
    self.environment["AWS_PAGER"] = ""
    self.environment["AWS_CLI_AUTO_PROMPT"] = "off"
    self.environment["PYTHONIOENCODING"] = "utf-8"
  }

  /// Credentials of a role. They are in memory and in the environment of children, and nowhere else.
  package struct RoleCredentials: Sendable {
    var accessKeyID: String
    var secretAccessKey: String
    var sessionToken: String
  }

  /// The command with a role's credentials in place of the profile's, whose other settings stay.
  package func with(_ credentials: RoleCredentials) -> AWSCommand {
    var changed = self
    // Named as an option, a profile would win over the credentials in the environment.
    if let profile { changed.environment["AWS_PROFILE"] = profile }
    changed.profile = nil
    changed.environment["AWS_ACCESS_KEY_ID"] = credentials.accessKeyID
    changed.environment["AWS_SECRET_ACCESS_KEY"] = credentials.secretAccessKey
    changed.environment["AWS_SESSION_TOKEN"] = credentials.sessionToken
    changed.environment["AWS_SECURITY_TOKEN"] = nil
    return changed
  }

  /// What is behind the command's own arguments in every case.
  func arguments(_ own: [String]) -> [String] {
    own + ["--output=json", "--color=off"] + (profile.map { ["--profile=\($0)"] } ?? [])
  }

  /// The first executable file of that name.
  private static func find(_ name: String, in path: String) -> String? {
    path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { candidate in
      var info = stat()
      return candidate.hasPrefix("/") && stat(candidate, &info) == 0
        && info.st_mode & S_IFMT == S_IFREG && access(candidate, X_OK) == 0
    }
  }
}

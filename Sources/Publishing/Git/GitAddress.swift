internal import Diagnostics

/// The address of a wiki's repository; it holds no secret.
public struct GitAddress: Sendable, Hashable {
  /// The address as git takes it.
  public let text: String
  /// What git names when it asks for a user or a password: `https://wiki.example:8443`; nil where
  /// it asks for none.
  public let origin: String?
  /// Whether a password would go to another machine as plain text.
  public let isUnencrypted: Bool

  /// Reads an address: `https://…`, `http://…`, `ssh://…`, `user@host:path`, `file://…` or a path.
  ///
  /// - Throws: What is wrong with it. An address with a password in it is refused, because it could
  ///   be read by every user of the machine and would stand in logs, and so is a web address with a
  ///   query or a fragment, in which tokens go too; the message does not repeat it.
  public init(_ text: String) throws(PublishProblems) {
    var problems = PublishProblems()
    if let problem = Self.problem(text) {
      problems.add(problem.summary, cure: problem.cure)
      throw problems
    }
    self.text = text
    guard let (scheme, user, _, _) = Self.parts(text), scheme.hasPrefix("http") else {
      origin = nil
      isUnencrypted = false
      return
    }
    if let problem = Self.problem(ofUser: user) {
      problems.add(problem.summary, cure: problem.cure)
      throw problems
    }
    // Of a web address everything is read but the user's name, which git sends.
    let server = try WebAddress(
      user.map { text.replacing("://\($0)@", with: "://", maxReplacements: 1) } ?? text)
    origin = server.origin
    isUnencrypted = server.isUnencrypted
  }

  /// The kind of wiki that the host is known for; nil for any other host.
  public var dialect: Dialect? {
    let host = Self.host(text).lowercased()
    let rows: [(Dialect, names: [String], starts: [String])] = [
      (.azureDevOps, ["dev.azure.com", "ssh.dev.azure.com", "vs-ssh.visualstudio.com"], []),
      (.github, ["github.com"], []),
      (.gitlab, ["gitlab.com"], ["gitlab."]),
      (.gitea, ["gitea.com", "codeberg.org"], ["gitea.", "forgejo."]),
    ]
    if host.hasSuffix(".visualstudio.com") { return .azureDevOps }
    return rows.first { $0.names.contains(host) || $0.starts.contains(where: host.hasPrefix) }?.0
  }

  private static func host(_ text: String) -> String {
    if let parts = parts(text) {
      return parts.host.split(separator: ":").first.map(String.init) ?? ""
    }
    // user@host:path
    let head = text.prefix { $0 != "/" }
    guard let colon = head.firstIndex(of: ":") else { return "" }
    return head[..<colon].split(separator: "@").last.map(String.init) ?? ""
  }

  private typealias Problem = (summary: String, cure: String)

  private static let schemes = ["https", "http", "ssh", "file"]
  private static let passwordCure = WebAddress.secretCure + "; a user's name may stay"

  private static func problem(_ text: String) -> Problem? {
    let cure = "give one such as https://host/project.wiki.git"
    if text.isEmpty { return ("the wiki's address is empty", cure) }
    if text.hasPrefix("-") { return ("the wiki's address begins with '-'", cure) }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return ("the wiki's address holds a control character", cure)
    }
    if let (scheme, user, host, path) = parts(text) {
      guard schemes.contains(scheme) else {
        return (
          "the wiki's address begins with '\(scheme.shortened(to: 20))://', which is not published "
            + "to",
          "use https, ssh, http or file"
        )
      }
      if let user, user.contains(":") || user.lowercased().contains("%3a") {
        return ("the wiki's address holds a password", passwordCure)
      }
      if scheme == "file" { return nil }
      if host.isEmpty { return ("the wiki's address names no host", cure) }
      // A password may hold a slash, which ends what looks like the host.
      if path.contains("@") {
        return (
          "the wiki's address holds an '@' behind its host, before which a password may stand",
          passwordCure
        )
      }
      return nil
    }
    // A slash before the first colon makes it a path of this machine, which has no password.
    if text.prefix(while: { $0 != ":" }).contains("/") { return nil }
    let head = text.prefix { $0 != "/" }
    // What git would take for a helper program of that name.
    if head.contains("::") { return ("the wiki's address names a helper program", cure) }
    // user@host:path has its '@' first; what has it behind a colon is a password, with a slash or not.
    let isUser = head.firstIndex(of: "@").map { !head[..<$0].contains(":") } ?? false
    let behindUser = isUser ? head.drop { $0 != "@" }.dropFirst() : text[...]
    if behindUser.drop(while: { $0 != ":" }).contains("@") {
      return ("the wiki's address holds a password", passwordCure)
    }
    return nil
  }

  /// A token in the place of the user's name is as readable as a password.
  private static func problem(ofUser user: String?) -> Problem? {
    guard let user else { return nil }
    let isToken =
      user.utf8.count >= shortestToken
      || tokenStarts.contains(where: user.hasPrefix)
    return isToken ? ("the wiki's address holds a token", passwordCure) : nil
  }

  /// How the tokens of GitHub, GitLab, Atlassian and Bitbucket begin.
  private static let tokenStarts = [
    "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "gldt-", "glptt-", "glcbt-",
    "gloas-", "ATATT", "ATCTT", "ATBB",
  ]

  /// Tokens are at least so long, users' names are not.
  private static let shortestToken = 40

  private typealias Parts = (scheme: String, user: String?, host: String, path: Substring)

  private static func parts(_ text: String) -> Parts? {
    guard let end = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<end.lowerBound].lowercased()
    guard scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    let authority = text[end.upperBound...].prefix { !"/?#".contains($0) }
    let path = text[authority.endIndex...]
    guard let at = authority.lastIndex(of: "@") else {
      return (scheme, nil, String(authority), path)
    }
    return (
      scheme, String(authority[..<at]), String(authority[authority.index(after: at)...]), path
    )
  }
}

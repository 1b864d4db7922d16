/// Which of Confluence's two REST interfaces a server has.
public enum ConfluenceAPI: String, Sendable, Hashable, CaseIterable {
  /// That of Data Center and Server.
  case v1
  /// That of Cloud.
  case v2
}

/// Where a space of a Confluence is, and below which of its pages we publish.
public struct ConfluenceSite: Sendable, Hashable {
  /// The address under which the interfaces lie, without a slash at its end; on Cloud it ends in
  /// `/wiki`.
  public let base: String
  /// The interface to use.
  public let api: ConfluenceAPI
  /// The key of the space.
  public let space: String
  /// The page below which new pages go: its id, or its title.
  public let parent: String

  /// Why an address or a name cannot be used; no full stop.
  public struct Problem: Error, Sendable, Hashable {
    /// The sentence.
    public let message: String
  }

  /// A place to publish.
  ///
  /// - Parameters:
  ///   - url: The address of the wiki as its users have it in their browsers' address bars, up to
  ///     and with the context path where there is one.
  ///   - space: The key of the space.
  ///   - parent: The id or title of the page above.
  ///   - api: The interface; nil to tell it from the address.
  /// - Throws: What is wrong with them.
  public init(
    url: String, space: String, parent: String, api: ConfluenceAPI?
  ) throws(Problem) {
    let lowered = url.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
      let start = url.firstRange(of: "://")?.upperBound
    else {
      throw Problem(message: "the address begins neither with https:// nor with http://")
    }
    let authority = url[start...].prefix { !"/?#".contains($0) }
    guard !authority.isEmpty else { throw Problem(message: "the address names no server") }
    // An address is seen by everybody: in the list of processes, in logs and in results.
    guard !authority.contains("@") else {
      throw Problem(message: "the address holds a user's name or a password")
    }
    guard !url.contains("?"), !url.contains("#"),
      url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
    else { throw Problem(message: "the address is more than server and path") }
    let isSpaceKey = space.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar != "\"" && scalar != "\\" && scalar != "/"
    }
    guard !space.isEmpty, isSpaceKey else {
      throw Problem(message: "'\(space)' is no key of a space, such as ARCH")
    }
    guard !parent.isEmpty else { throw Problem(message: "the parent page has no name") }
    let host = authority.prefix { $0 != ":" }.lowercased()
    let isCloud = host.hasSuffix(".atlassian.net") || host == "api.atlassian.com"
    let chosen = api ?? (isCloud ? .v2 : .v1)
    var base = url
    while base.hasSuffix("/") { base.removeLast() }
    if chosen == .v2, !base.hasSuffix("/wiki") { base += "/wiki" }
    self.base = base
    self.api = chosen
    self.space = space
    self.parent = parent
  }

  /// The parent's id; nil where it is named by its title.
  var parentID: String? {
    parent.utf8.allSatisfy { (0x30...0x39).contains($0) } ? parent : nil
  }
}

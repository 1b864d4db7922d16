/// Which of Confluence's two REST interfaces a server has.
public enum ConfluenceAPI: String, Sendable, Hashable, CaseIterable {
  /// That of Data Center and Server.
  case v1
  /// That of Cloud.
  case v2
}

/// Where a space of a Confluence is, and below which of its pages we publish.
public struct ConfluenceSite: Sendable, Hashable {
  /// The wiki's address.
  public let address: WebAddress
  /// The address under which the interfaces lie, without a slash at its end; on Cloud it ends in
  /// `/wiki`.
  public let base: String
  /// The interface to use.
  public let api: ConfluenceAPI
  /// The key of the space.
  public let space: String
  /// The page below which new pages go: its id, or its title.
  public let parent: String

  /// Why a name cannot be used; no full stop.
  public struct Problem: Error, Sendable, Hashable {
    /// The sentence.
    public let message: String
  }

  /// A place to publish.
  ///
  /// - Parameters:
  ///   - address: The address of the wiki as its users have it in their browsers' address bars, up to
  ///     and with the context path where there is one.
  ///   - space: The key of the space.
  ///   - parent: The id or title of the page above.
  ///   - api: The interface; nil to tell it from the address.
  /// - Throws: What is wrong with them.
  public init(
    _ address: WebAddress, space: String, parent: String, api: ConfluenceAPI?
  ) throws(Problem) {
    let isSpaceKey = space.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar != "\"" && scalar != "\\" && scalar != "/"
    }
    guard !space.isEmpty, isSpaceKey else {
      throw Problem(message: "'\(space)' is no key of a space, such as ARCH")
    }
    guard !parent.isEmpty else { throw Problem(message: "the parent page has no name") }
    let host = address.host
    let isCloud = host.hasSuffix(".atlassian.net") || host == "api.atlassian.com"
    let chosen = api ?? (isCloud ? .v2 : .v1)
    var base = address.text
    while base.hasSuffix("/") { base.removeLast() }
    if chosen == .v2, !base.hasSuffix("/wiki") { base += "/wiki" }
    self.address = address
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

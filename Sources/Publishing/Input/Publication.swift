public import MarkdownHTML

/// What is published of one decision: the pages and files that `generate` wrote for it.
public struct Publication: Sendable, Hashable {
  /// The name by which the decision is known on every wiki: its folder's name.
  ///
  /// It, not a title, tells whose page is whose.
  public let key: String
  /// The record's status, such as `proposed`.
  public let status: String
  /// The pages, the record first.
  public let pages: [SourcePage]
  /// The files that pages show or offer.
  public let attachments: [Attachment]

  /// A publication of its parts.
  public init(key: String, status: String, pages: [SourcePage], attachments: [Attachment]) {
    self.key = key
    self.status = status
    self.pages = pages
    self.attachments = attachments
  }
}

/// A page before it is written for a wiki.
public struct SourcePage: Sendable, Hashable {
  /// What kind of page it is.
  public enum Role: String, Sendable, Hashable {
    /// The decision record.
    case record
    /// The design-review report, a page below the record's.
    case report
  }

  /// What kind of page it is.
  public let role: Role
  /// The page's key: the decision's for a record, with `/report` behind it for a report.
  public let key: String
  /// The file that it was read from, as links name it: `adr.md`.
  public let file: String
  /// The title, which is the text's first heading of level 1.
  public let title: String
  /// The text, without that heading.
  public let tree: MarkdownTree

  /// A page of its parts.
  public init(role: Role, key: String, file: String, title: String, tree: MarkdownTree) {
    self.role = role
    self.key = key
    self.file = file
    self.title = title
    self.tree = tree
  }
}

/// A file that goes to the wiki beside the pages.
public struct Attachment: Sendable, Hashable {
  /// The path below the decision's folder, as links name it: `figures/scores.png`.
  public let path: String
  /// What the file holds.
  public let bytes: [UInt8]

  /// A file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The ending of the path in lower case, without the dot; empty where there is none.
  public var ending: String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}

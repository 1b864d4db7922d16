/// The places where pull requests are discussed.
public enum CommentHost: String, Sendable, Hashable, CaseIterable {
  /// GitHub, and GitHub Enterprise.
  case github
  /// Azure DevOps.
  case azureDevOps = "azure-devops"
  /// GitLab, whose pull requests are merge requests.
  case gitlab
  /// Bitbucket.
  case bitbucket

  /// The most characters of a comment.
  public var limit: Int {
    switch self {
    case .github: 65_536
    case .azureDevOps: 150_000
    case .gitlab: 1_000_000
    case .bitbucket: 32_768
    }
  }

  /// The most bytes of a comment in UTF-8; nil where only characters count.
  var maximumBytes: Int? { self == .github ? 262_144 : nil }

  /// The length of a text as the host counts it.
  ///
  /// Azure DevOps is written in .NET, where a character beyond U+FFFF counts twice.
  func length(of text: String) -> Int {
    self == .azureDevOps ? text.utf16.count : text.unicodeScalars.count
  }

  /// Whether a text may be a comment.
  func takes(_ text: String, limit: Int) -> Bool {
    length(of: text) <= limit && (maximumBytes.map { text.utf8.count <= $0 } ?? true)
  }

  /// Whether comments show raised numbers and line breaks in HTML, and hide HTML comments.
  ///
  /// Bitbucket shows HTML as text.
  var knowsHTML: Bool { self != .bitbucket }

  /// Whether comments show formulas between two `$`; Bitbucket's do not.
  var hasFormulas: Bool { self != .bitbucket }

  /// How the marks of footnotes are written.
  var footnotes: MarkdownStyle.Footnotes {
    switch self {
    case .github, .gitlab: .native
    case .azureDevOps, .bitbucket: .superscript
    }
  }

  /// A line that readers do not see: an HTML comment, or a definition that nothing refers to.
  func hidden(_ text: String) -> String {
    knowsHTML ? "<!-- \(text) -->" : "[//]: # (\(text))"
  }
}

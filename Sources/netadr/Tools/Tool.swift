/// A program that is not ours and does what netadr cannot do itself.
enum Tool: String, Hashable, Sendable, CaseIterable {
  /// Prints pages to PDF.
  case browser
  /// Prints pages to PDF where there is no browser.
  case weasyprint
  /// Makes DOCX from Markdown.
  case pandoc
  /// Makes PNG from SVG.
  case converter = "rsvg-convert"
  /// Reads and writes wikis that are kept in repositories.
  case git

  /// The names that it is looked up by, the first that is found wins.
  var names: [String] {
    switch self {
    case .browser:
      [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
        "microsoft-edge", "microsoft-edge-stable",
      ]
    case .weasyprint, .pandoc, .converter, .git: [rawValue]
    }
  }

  /// The Debian package that holds it.
  var package: String {
    switch self {
    case .browser: "chromium"
    case .weasyprint: "weasyprint"
    case .pandoc: "pandoc"
    case .converter: "librsvg2-bin"
    case .git: "git"
    }
  }

  /// The option that names the program.
  var option: String { "--\(rawValue)" }

  /// The environment variable that names the program.
  var variable: String {
    "NETADR_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }
}

import Templates
import Testing

@Suite struct PageTests {
  @Test func thePageLoadsNothingAndRunsNothing() throws {
    let page = try #require(Templates.text("pages/page.html.mustache"))
    let style = try #require(Templates.text("pages/page.css"))
    for bad in ["<script", "<link", "@import", "url(", "http:", "https:", "</style"] {
      #expect(!style.contains(bad), "\(bad)")
      if bad != "</style" { #expect(!page.contains(bad), "\(bad)") }
    }
    #expect(style.utf8.count < 13_000)
  }

  @Test func everyNameIsDottedAndKnown() throws {
    let page = try #require(Templates.text("pages/page.html.mustache"))
    #expect(page.hasPrefix("{{% CONTENT_TYPE:HTML}}\n"))
    let names = page.split(separator: "{{").dropFirst().map { part in
      part.prefix { $0 != "}" }.drop { "{#/^".contains($0) }
    }
    let known: Set<Substring> = [
      ".lang", ".title", ".description", ".generator", ".style", ".heading", ".hasMeta", ".meta",
      ".name",
      ".value", ".hasHeadings", ".headings", ".id", ".text", ".hasChildren", ".children",
      ".chosen", ".", "t(isToBeChosen)", "t(skipToText)", "t(contents)",
    ]
    #expect(Set(names) == known)
  }

  @Test func inkAndPaperContrastAsWCAGAsks() throws {
    let style = try #require(Templates.text("pages/page.css"))
    let themes = style.components(separatedBy: ":root {").dropFirst().prefix(2)
    #expect(themes.count == 2)
    for theme in themes {
      for ground in ["paper", "tint", "code"] {
        let paper = try #require(Self.luminance(of: ground, in: theme))
        for name in ["ink", "quiet", "link"] {
          let ink = try #require(Self.luminance(of: name, in: theme))
          let ratio = (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05)
          #expect(ratio >= 4.5, "\(name) on \(ground): \(ratio)")
        }
      }
    }
  }

  /// The relative luminance of a custom property's colour (WCAG 2.2); `x²(0.8 + 0.2x)` is near its gamma.
  private static func luminance(of name: String, in theme: String) -> Double? {
    guard let after = theme.components(separatedBy: "--\(name): #").dropFirst().first else {
      return nil
    }
    var digits = after.prefix { $0.isHexDigit }.compactMap(\.hexDigitValue)
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return nil }
    let channels = stride(from: 0, to: 6, by: 2).map {
      Double(digits[$0] * 16 + digits[$0 + 1]) / 255
    }
    let linear = channels.map { value in value * value * (0.8 + 0.2 * value) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

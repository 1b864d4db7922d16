/// The pieces of Confluence's storage format, which is XML 1.0 without a root.
enum StorageXML {
  /// Text between tags.
  static func text(_ text: String) -> String { escaped(text, quoting: false) }

  /// The value of an attribute, without its quotes; white space becomes blanks.
  static func attribute(_ text: String) -> String { escaped(text, quoting: true) }

  private static func escaped(_ text: String, quoting: Bool) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where quoting: escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t" where quoting, "\n" where quoting, "\r": escaped.append(" ")
      default: escaped.append(scalar.isAllowedInXML ? scalar : "\u{FFFD}")
      }
    }
    return String(escaped)
  }

  /// Text as it is; `]]>` is split over two sections, which is the only way to write it.
  static func characterData(_ text: String) -> String {
    var allowed = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\r": allowed.append("\n")
      default: allowed.append(scalar.isAllowedInXML ? scalar : "\u{FFFD}")
      }
    }
    return "<![CDATA[" + String(allowed).replacing("]]>", with: "]]]]><![CDATA[>") + "]]>"
  }

  /// What a macro holds.
  enum Body {
    /// Nothing.
    case none
    /// Text as it is.
    case plain(String)
    /// Storage format.
    case rich(String)
  }

  /// A macro.
  ///
  /// No white space stands in a parameter around its value, where it would count.
  static func macro(
    _ name: String, _ parameters: [(name: String, value: String)] = [], body: Body = .none
  ) -> String {
    let head = parameters.map { parameter in
      "<ac:parameter ac:name=\"\(attribute(parameter.name))\">\(text(parameter.value))"
        + "</ac:parameter>"
    }
    .joined()
    let content =
      switch body {
      case .none: ""
      case .plain(let text): "<ac:plain-text-body>\(characterData(text))</ac:plain-text-body>"
      case .rich(let text): "<ac:rich-text-body>\(text)</ac:rich-text-body>"
      }
    return "<ac:structured-macro ac:name=\"\(attribute(name))\">\(head)\(content)"
      + "</ac:structured-macro>"
  }

  /// A place that links lead to; readers do not see it.
  static func anchor(_ name: String) -> String { macro("anchor", [("", name)]) }

  /// A link within the wiki.
  ///
  /// - Parameters:
  ///   - anchor: The place in the page; nil for its beginning.
  ///   - resource: The page or attachment, such as `<ri:page …/>`; empty for the page itself.
  ///   - body: The link's text in storage format.
  /// - Returns: The element.
  static func link(anchor: String? = nil, to resource: String = "", body: String) -> String {
    let place = anchor.map { " ac:anchor=\"\(attribute($0))\"" } ?? ""
    return "<ac:link\(place)>\(resource)<ac:link-body>\(body)</ac:link-body></ac:link>"
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 has the character at all, be it as a reference.
  fileprivate var isAllowedInXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

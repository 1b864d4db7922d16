import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a text in storage format is well-formed, as libxml2 reads it.
enum StorageXMLCheck {
  /// What is wrong with the text; nil when nothing is.
  static func problem(in text: String) -> String? {
    let whole =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><page xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\">"
      + text + "</page>"
    let parser = XMLParser(data: Data(whole.utf8))
    parser.shouldProcessNamespaces = true
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse() else {
      return "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
    return nil
  }

  /// The text that readers see, code included.
  static func words(in text: String) -> String {
    let parser = XMLParser(
      data: Data("<page xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\">\(text)</page>".utf8))
    let reader = Reader()
    parser.delegate = reader
    _ = parser.parse()
    return reader.text
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var text = ""

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      text += String(decoding: block, as: UTF8.self)
    }
  }
}

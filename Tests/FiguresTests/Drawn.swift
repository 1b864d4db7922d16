import Figures
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A figure as an XML parser sees it.
struct Drawn {
  struct Text {
    let words: String
    let x: Double
    let y: Double
    let size: Double
    let anchor: String
    let style: String

    /// The box that the text takes by the table of widths: from the ascenders to the descenders.
    var box: (left: Double, top: Double, right: Double, bottom: Double) {
      let width = TextWidth.of(words, size: size)
      let left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
      return (left, y - size * 0.8, left + width, y + size * 0.2)
    }
  }

  let elements: [(name: String, attributes: [String: String])]
  let texts: [Text]
  let isWellFormed: Bool

  init(_ figure: Figure) {
    let parser = XMLParser(data: Data(figure.svg.utf8))
    let delegate = Collector()
    parser.delegate = delegate
    isWellFormed = parser.parse()
    elements = delegate.elements
    texts = delegate.texts
  }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var texts: [Text] = []
    private var words = ""
    private var open: [String: String]?

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append((name, attributes))
      if name == "text" { (open, words) = (attributes, "") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if open != nil { words += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      guard name == "text", let open else { return }
      func number(_ key: String) -> Double { open[key].flatMap(Double.init) ?? .nan }
      texts.append(
        Text(
          words: words, x: number("x"), y: number("y"), size: number("font-size"),
          anchor: open["text-anchor"] ?? "start", style: open["class"] ?? ""))
      self.open = nil
    }
  }
}

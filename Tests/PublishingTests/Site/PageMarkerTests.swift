import Testing

@testable import Publishing

@Suite struct PageMarkerTests {
  @Test func `a marker counts alone on its line, and the last one does`() {
    let rows: [(String, String?)] = [
      ("Text.\n\n<!-- netadr-page a/report -->\n", "a/report"),
      ("Text.\r\n<!-- netadr-page a -->\r\nAnn's.\r\n", "a"),
      ("<!-- netadr-page a -->\n<!-- netadr-page b%20c --> \t", "b c"),
      ("<!-- netadr-page a -->\nSee <!-- netadr-page b -->.\n", "a"),
      ("See `<!-- netadr-page a -->`\n", nil), ("    <!-- netadr-page a -->\n", nil),
      ("> <!-- netadr-page a -->\n", nil), ("netadr-page a\n", nil),
      ("<!-- netadr-page  -->\n", nil), ("<!-- netadr-page a b -->\n", nil),
      ("<!--netadr-page a-->\n", nil), ("<!-- netadr-page -->\n", nil), ("", nil),
      ("<!-- netadr-page \(PageMarker.encoded("a--b ü/x")) -->", "a--b ü/x"),
    ]
    for (text, key) in rows { #expect(PageMarker.key(inMarkdown: text) == key, "\(text)") }
  }
}

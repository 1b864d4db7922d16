import Foundation
import MarkdownHTML
import TestSupport
import Testing

@testable import Publishing

/// What each part of a text becomes in Confluence's storage format.
@Suite struct StorageWriterTests {
  /// The page of a Markdown text, without notice, contents and labels.
  static func page(
    _ markdown: String, contents: Bool = false, notice: String = "", key: String = "payments"
  ) throws -> SitePage {
    try pages(
      MarkdownTree(parsing: markdown), contents: contents, notice: notice, key: key)[0]
  }

  static func pages(
    _ tree: MarkdownTree, contents: Bool = false, notice: String = "", key: String = "payments",
    attachments: [Publishing.Attachment] = Sample.publication().attachments
  ) throws -> [SitePage] {
    let publication = Publication(
      key: key, status: "proposed",
      pages: [
        SourcePage(role: .record, key: key, file: "adr.md", title: "Title", tree: tree),
        SourcePage(
          role: .report, key: "\(key)/report", file: "report.md", title: "A \"B\" & <C>",
          tree: MarkdownTree(blocks: [])),
      ], attachments: attachments)
    let words = SiteWords(notice: notice, documents: "Documents", footnotes: "Sources")
    return try Site(
      [publication], for: .confluence, Site.Options(words: words, hasContents: contents)
    )
    .pages
  }

  /// What the text becomes, without the marker before it and the documents behind it.
  private func storage(_ markdown: String) throws -> String {
    let text = try Self.page(markdown).text
    let start = try #require(text.firstRange(of: "</p>\n")).upperBound
    let end = text.firstRange(of: "<h2>Documents</h2>")?.lowerBound ?? text.endIndex
    return String(text[start..<end])
  }

  @Test(arguments: [
    ("Text & <b>.", "<p>Text &amp; &lt;b&gt;.</p>\n"),
    ("One.\nTwo.", "<p>One.\nTwo.</p>\n"),
    ("One.\\\nTwo.", "<p>One.<br/>Two.</p>\n"),
    (
      "*a* **b** ~~c~~ `d<`",
      "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>\n"
    ),
    (
      "## The end",
      "<h2><ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">the-end"
        + "</ac:parameter></ac:structured-macro>The end</h2>\n"
    ),
    ("> Said.", "<blockquote><p>Said.</p></blockquote>\n"),
    ("---", "<hr/>\n"),
    ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("* a\n\n* b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("* a\n  * b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>\n"),
    (
      "* [x] a\n* [ ] b",
      "<ac:task-list>\n"
        + "<ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>"
        + "<ac:task-body>a</ac:task-body></ac:task>\n"
        + "<ac:task><ac:task-id>2</ac:task-id><ac:task-status>incomplete</ac:task-status>"
        + "<ac:task-body>b</ac:task-body></ac:task>\n</ac:task-list>\n"
    ),
    ("* [x] a\n* b", "<ul>\n<li>☑ a</li>\n<li>b</li>\n</ul>\n"),
    (
      "```json\n{\"a\": \"]]>\"}\n```",
      "<ac:structured-macro ac:name=\"code\"><ac:parameter ac:name=\"language\">js"
        + "</ac:parameter><ac:plain-text-body><![CDATA[{\"a\": \"]]]]><![CDATA[>\"}]]>"
        + "</ac:plain-text-body></ac:structured-macro>\n"
    ),
    (
      "[there](https://e.example/?a=1&b=%22)",
      "<p><a href=\"https://e.example/?a=1&amp;b=%22\">there</a></p>\n"
    ),
    (
      "[the *end*](#the-end)",
      "<p><ac:link ac:anchor=\"the-end\"><ac:link-body>the <em>end</em></ac:link-body></ac:link>"
        + "</p>\n"
    ),
    (
      "[report](report.md#scores)",
      "<p><ac:link ac:anchor=\"scores\"><ri:page ri:content-title=\"A &quot;B&quot; &amp; "
        + "&lt;C&gt;\"/><ac:link-body>report</ac:link-body></ac:link></p>\n"
    ),
    (
      "[PDF](adr.pdf)",
      "<p><ac:link><ri:attachment ri:filename=\"payments-adr.pdf\"/><ac:link-body>PDF"
        + "</ac:link-body></ac:link></p>\n"
    ),
    ("[gone](other.md)", "<p>gone</p>\n"),
    (
      "![A \"map\"](https://e.example/m.png)",
      "<p><ac:image ac:alt=\"A &quot;map&quot;\"><ri:url ri:value=\"https://e.example/m.png\"/>"
        + "</ac:image></p>\n"
    ),
    (
      "![Bars](figures/scores.svg)",
      "<p><ac:image ac:alt=\"Bars\"><ri:attachment ri:filename=\"payments-scores.png\"/>"
        + "</ac:image></p>\n"
    ),
    ("![Bars](figures/none.svg)", "<p>Bars</p>\n"),
  ])
  func `each part has its form`(markdown: String, expected: String) throws {
    #expect(try storage(markdown) == expected)
  }

  @Test func `a table has heads, widths and alignments`() throws {
    let text = try storage(
      "| Option | Addresses |\n| --- | ---: |\n| a | 1 |\n| b<br>c | \\| |\n")
    let expected = """
      <table><colgroup><col style="width: 70.0px;"/><col style="width: 94.0px;"/></colgroup><tbody>
      <tr><th>Option</th><th style="text-align: right;">Addresses</th></tr>
      <tr><td>a</td><td style="text-align: right;">1</td></tr>
      <tr><td>b<br/>c</td><td style="text-align: right;">|</td></tr>
      </tbody></table>

      """
    #expect(text == expected)
  }

  @Test func `the widths of a table fill the page and never squeeze a word`() {
    func widths(_ cells: [String]) -> ColumnWidths {
      ColumnWidths(
        MarkdownTree.Table(
          alignments: cells.map { _ in .none }, head: cells.map { [.text($0)] }, rows: []))
    }
    let long = Array(repeating: "word", count: 40).joined(separator: " ")
    let mixed = widths(["a", long, long])
    #expect(mixed.layout == nil)
    #expect(mixed.pixels.reduce(0, +) <= 760)
    #expect(mixed.pixels[1] == mixed.pixels[2])
    #expect(mixed.pixels[1] > 10 * mixed.pixels[0])
    let many = widths(Array(repeating: long, count: 6))
    #expect(many.layout == "wide")
    let words = widths(Array(repeating: String(repeating: "w", count: 30), count: 8))
    #expect(words.layout == "full-width")
    #expect(words.pixels.allSatisfy { $0 >= 24 * 8 })
  }

  @Test func `footnotes link both ways, the second mark to the same note`() throws {
    let tree = MarkdownTree(parsing: "One[^a], two[^a].\n\n[^a]: See *there*.\n")
    let text = try Self.pages(tree, attachments: [])[0].text
    func anchor(_ name: String) -> String {
      "<ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">\(name)</ac:parameter>"
        + "</ac:structured-macro>"
    }
    let mark =
      "<sup><ac:link ac:anchor=\"note.1\"><ac:link-body>[1]</ac:link-body></ac:link></sup>"
    let back = "<ac:link ac:anchor=\"mark.1\"><ac:link-body>↩</ac:link-body></ac:link>"
    let expected = """
      <p>\(anchor("netadr-page payments"))</p>
      <p>One\(anchor("mark.1"))\(mark), two\(mark).</p>
      <h2>Sources</h2>
      <ol>
      <li>\(anchor("note.1"))See <em>there</em>. \(back)</li>
      </ol>

      """
    #expect(text == expected)
  }

  @Test func `fields are page properties, the status a lozenge, before notice and contents`() throws
  {
    let text = try Self.page(
      "---\nstatus: accepted\ndate: 2026-11-22\n---\n\nText.\n", contents: true,
      notice: "Written by <us>."
    ).text
    let marker = StorageXML.anchor("netadr-page payments")
    let expected = """
      <p>\(marker)</p>
      <ac:structured-macro ac:name="details"><ac:rich-text-body><table><tbody>
      <tr><th>Status</th><td><ac:structured-macro ac:name="status">\
      <ac:parameter ac:name="colour">Green</ac:parameter>\
      <ac:parameter ac:name="title">accepted</ac:parameter></ac:structured-macro></td></tr>
      <tr><th>Date</th><td>2026-11-22</td></tr>
      </tbody></table></ac:rich-text-body></ac:structured-macro>
      <ac:structured-macro ac:name="info"><ac:rich-text-body><p>Written by &lt;us&gt;.</p>\
      </ac:rich-text-body></ac:structured-macro>
      <p><ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">3</ac:parameter>\
      </ac:structured-macro></p>
      <p>Text.</p>

      """
    #expect(text.hasPrefix(expected))
    #expect(!(try Self.page("Text.").text.contains("ac:name=\"toc\"")))
  }

  @Test func `the documents of a page are listed`() throws {
    let expected = """
      <h2>Documents</h2>
      <ul>
      <li><ac:link><ri:attachment ri:filename="payments-adr.pdf"/>\
      <ac:link-body>payments-adr.pdf</ac:link-body></ac:link></li>
      </ul>

      """
    #expect(try Self.page("Text.").text.hasSuffix(expected))
  }

  @Test func `a picture is shown in its own size, half the pixels of a PNG, as far as it fits`() {
    func width(_ bytes: [UInt8]) -> Int? {
      PictureWidth.shown(of: SiteFile(name: "f", path: "f", bytes: bytes))
    }
    func png(_ width: UInt16) -> [UInt8] {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, UInt8(width >> 8), UInt8(width & 255), 0, 0, 1, 0, 8, 6, 0, 0, 0]
    }
    #expect(width(png(1_360)) == 680)
    #expect(width(png(4_000)) == 760)
    #expect(width(png(0)) == nil)
    #expect(width(Array("<svg xmlns=\"x\" width=\"640\" height=\"1\">".utf8)) == 640)
    #expect(width(Array("<svg viewBox=\"0 0 1 1\"><rect width=\"9\"/>".utf8)) == nil)
    #expect(width([]) == nil)
  }

  @Test func `the marker is found in what Confluence makes of the page, and in no quotation`()
    throws
  {
    let page = try Self.page("`netadr-page other` and <ac:parameter>netadr-page other", key: "a--b")
    #expect(StorageWriter.key(in: page.text) == "a--b")
    let kept = page.text.replacing(
      "<ac:structured-macro ac:name=\"anchor\">",
      with: "<ac:structured-macro ac:name=\"anchor\" ac:schema-version=\"1\" ac:macro-id=\"1-2\">")
    #expect(StorageWriter.key(in: kept) == "a--b")
    #expect(StorageWriter.key(in: "<p>netadr-page other</p>") == nil)
    #expect(StorageText.withoutBookkeeping(kept) == page.text)
  }

  @Test func `every page of the gallery is well-formed`() throws {
    let output = Checkout.root.appending(path: "Output")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: output.path) {
      let folder = output.appending(path: name)
      let files = ["adr.md", "report.md", "decision.json"].map { file in
        (
          path: file,
          bytes: (try? Data(contentsOf: folder.appending(path: file))).map { Array($0) } ?? []
        )
      }
      let publication = try Publication(key: name, folder: name, files: files, documents: [])
      let site = try Site([publication], for: .confluence, Site.Options(words: Sample.words))
      for page in site.pages {
        #expect(StorageXMLCheck.problem(in: page.text) == nil, "\(page.key)")
        #expect(StorageWriter.key(in: page.text) == page.key)
        count += 1
      }
    }
    #expect(count == 18)
  }
}

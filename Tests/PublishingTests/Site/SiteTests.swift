import MarkdownHTML
import Testing

@testable import Publishing

/// What a site holds, and what its digests tell.
@Suite struct SiteTests {
  private typealias Options = Site.Options

  private func digest(
    _ publication: Publication = Sample.publication(), _ dialect: Dialect = .plain,
    _ change: (inout Options) -> Void = { _ in }
  ) throws -> ContentDigest {
    var options = Options(words: Sample.words)
    change(&options)
    return try Site([publication], for: dialect, options).pages[0].digest
  }

  @Test func `the same input gives the same site`() throws {
    #expect(try Sample.site() == Sample.site())
    #expect(try digest() == digest())
  }

  @Test func `everything that shapes a page changes its digest`() throws {
    let first = try digest()
    var seen: Set<ContentDigest> = [first]
    let others: [(String, () throws -> ContentDigest)] = [
      ("key", { try digest(Sample.publication("other")) }),
      ("title", { try digest(Sample.publication(title: "Other")) }),
      ("text", { try digest(Sample.publication(text: "Other.")) }),
      ("dialect", { try digest(Sample.publication(), .gitlab) }),
      ("option title", { try digest { $0.titles = ["payments": "Other title"] } }),
      ("root", { try digest { $0.root = ["Platform"] } }),
      ("notice", { try digest { $0.words.notice = "Another sentence." } }),
      ("documents", { try digest { $0.words.documents = "Papers" } }),
      (
        "contents of a document",
        {
          let sample = Sample.publication()
          let files = sample.attachments.map { file in
            file.path == "adr.pdf" ? Attachment(path: file.path, bytes: [1]) : file
          }
          return try digest(
            Publication(
              key: sample.key, status: sample.status, pages: sample.pages, attachments: files))
        }
      ),
      (
        "a document less",
        {
          let sample = Sample.publication()
          return try digest(
            Publication(
              key: sample.key, status: sample.status, pages: sample.pages,
              attachments: sample.attachments.filter { $0.path != "adr.pdf" }))
        }
      ),
    ]
    for (name, other) in others {
      #expect(seen.insert(try other()).inserted, "\(name)")
    }
    #expect(
      try digest(Sample.publication(), .gitlab)
        != digest(Sample.publication(), .gitlab) {
          $0.hasContents = false
        }, "contents")
  }

  @Test func `a file that a page does not show does not change it`() throws {
    let sample = Sample.publication()
    let more = Publication(
      key: sample.key, status: sample.status, pages: sample.pages,
      attachments: sample.attachments + [Attachment(path: "figures/other.png", bytes: [1])])
    #expect(try digest(more) == digest())
    #expect(
      try !Site([more], for: .plain, Options(words: Sample.words)).attachments
        .contains { $0.name.contains("other") })
  }

  @Test func `pictures are PNG where there is one, with the SVG beside`() throws {
    let report = try Sample.site().pages[1]
    #expect(report.attachments.map(\.name) == ["payments-scores.png", "payments-scores.svg"])
    let sample = Sample.publication()
    let vector = Publication(
      key: sample.key, status: sample.status, pages: sample.pages,
      attachments: sample.attachments.filter { $0.ending != "png" })
    let page = try Site([vector], for: .plain, Options(words: Sample.words)).pages[1]
    #expect(page.text.contains("![Bars](../attachments/payments-scores.svg)"))
    let bare = Publication(
      key: sample.key, status: sample.status, pages: sample.pages, attachments: [])
    let none = try Site([bare], for: .plain, Options(words: Sample.words)).pages[1]
    #expect(none.text.contains("\n\nBars\n\n") && !none.text.contains("!["))
  }

  @Test(arguments: [
    ("[x](https://a.example/)", "[x](https://a.example/)"), ("[x](#scores)", "[x](#scores)"),
    ("[x](adr.md#context)", "[x](#context)"),
    ("[x](report.md)", "[x](Network%20model/Network%20model%20design%20review.md)"),
    ("[x](adr.pdf)", "[x](attachments/payments-adr.pdf)"), ("[x](missing.md)", "x"),
    ("[x](figures/scores%2Esvg)", "[x](attachments/payments-scores.svg)"),
    ("[x](javascript:alert\\(1\\))", "x"),
    ("![x](https://a.example/b.png)", "![x](https://a.example/b.png)"),
    ("![x](missing.png)", "x"), ("[**a** b](missing.md)", "**a** b"),
  ])
  func `links lead to what is published, and else fall away`(link: String, text: String) throws {
    let page = try Sample.site([Sample.publication(text: "See \(link).")]).pages[0]
    #expect(page.text.contains("See \(text)."), "\(page.text)")
  }

  @Test func `two folders of one name and titles for no page are told`() {
    let two = [Sample.publication("a"), Sample.publication("a", title: "B")]
    #expect(throws: PublishProblems.self) { try Sample.site(two) }
    #expect(throws: PublishProblems.self) { try Sample.site(titles: ["nobody": "T"]) }
  }

  @Test func `files are all there is, in the order of their paths`() throws {
    let site = try Sample.site(for: .azureDevOps, root: ["A"])
    let paths = site.files.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(paths).count == paths.count)
    #expect(paths.count == site.pages.count + site.attachments.count + site.navigation.count)
  }

  @Test(arguments: [
    "payments", "a/report", "a--b", "-", "--", "a-", "Größe", "a b", "a-->b", "%", "é\u{301}",
    "a%2Db",
  ])
  func `a marker gives the key back and ends no comment`(key: String) {
    let marker = PageMarker.text(for: key)
    #expect(PageMarker.key(in: "Text.\n\n<!-- \(marker) -->\n") == key)
    #expect(PageMarker.key(in: "<!--\(marker)-->") == key)
    #expect(!marker.contains("--") && !marker.contains(">"))
  }

  @Test(arguments: ["payments", "a/report", "Größe", "a b", "a-->b"])
  func `a marker alone on its line tells whose page it is`(key: String) {
    let marker = "<!-- \(PageMarker.text(for: key)) -->"
    for text in [
      "Text.\n\n\(marker)\n", "Text.\r\n\r\n\(marker)\r\n", "\(marker)\n[[Category:A]]", marker,
      "```\n<!-- netadr-page other -->\n```\n\n\(marker)\n",
    ] {
      #expect(PageMarker.key(inMarkdown: text) == key)
    }
  }

  @Test(arguments: [
    "A page of ours ends with netadr-page payments in a comment.",
    "It ends with <!-- netadr-page payments -->.", "`<!-- netadr-page payments -->`",
    "<!-- netadr-page payments --> and more", "<!-- netadr-page a b -->", "<!-- netadr-page  -->",
  ])
  func `a marker that somebody speaks of makes no page ours`(text: String) {
    #expect(PageMarker.key(inMarkdown: text) == nil)
  }

  @Test func `folders with names in other scripts keep their files apart`() throws {
    let folders = ["支付", "身份", "a b", "a-b"].map { Sample.publication($0, title: $0) }
    let site = try Sample.site(folders)
    #expect(site.attachments.count == 4 * 3)
    #expect(Set(site.attachments.map(\.path)).count == 4 * 3)
  }

  @Test func `two files that would be one on the wiki are a problem`() {
    func publication(_ key: String, _ paths: [String]) -> Publication {
      let text = paths.map { "![x](\($0))" }.joined(separator: " ")
      let page = SourcePage(
        role: .record, key: key, file: "adr.md", title: key, tree: MarkdownTree(parsing: text))
      return Publication(
        key: key, status: "proposed", pages: [page],
        attachments: paths.map { Attachment(path: $0, bytes: Array("\(key) \($0)".utf8)) })
    }
    #expect(throws: PublishProblems.self) {
      try Sample.site([publication("a", ["b-c.svg"]), publication("a-b", ["c.svg"])])
    }
    #expect(throws: PublishProblems.self) {
      try Sample.site([publication("a", ["x/f.png", "y/f.png"])])
    }
    #expect(throws: PublishProblems.self) {
      try Sample.site([publication("p", ["c.svg"]), publication("P", ["c.svg"])], for: .mediawiki)
    }
  }

  @Test(arguments: ["", "netadr-page", "netadr-page ", "netadr-page -->", "netadr page x"])
  func `a text without a marker has no key`(text: String) {
    #expect(PageMarker.key(in: text) == nil)
  }

  @Test func `a digest reads what it wrote`() {
    let digest = ContentDigest(of: Array("abc".utf8))
    #expect(
      digest.description
        == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(ContentDigest(digest.description) == digest)
    for text in ["", "sha256:", digest.hexadecimal, digest.description.uppercased(), "\(digest)0"] {
      #expect(ContentDigest(text) == nil)
    }
    #expect(
      ContentDigest(of: [Array("a".utf8), Array("b".utf8)])
        != ContentDigest(of: [Array("ab".utf8), []]))
  }

  /// The vectors of git itself and of Azure DevOps' own examples.
  @Test(arguments: [
    ("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
    ("Wiki page content", "4c6adda4736aae086c7ae1956da1d91aba09d6fb"),
    ("New content for page", "c14ea53eb6fc5921c184be18c6b3d2d916548f28"),
    ("Wiki page content\n", "b31e9ce816265243312b86baa114f4294e651177"),
    ("\u{FEFF}Wiki page content", "52d002a46183c92a19d94e29dcf0f63b8347f375"),
  ])
  func `a page's tag in Azure DevOps is git's id of its text`(text: String, id: String) {
    #expect(ServerDigest.gitBlob(Array(text.utf8)) == id)
  }
}

import Testing

@testable import Publishing

/// The forms that git and the record are read and written in.
@Suite struct GitFormTests {
  @Test func `a listing is read byte for byte`() throws {
    let blob = "32f95c0d1244a78b2be1bab8de17906fabb2c4a8"
    let listing =
      "100644 blob \(blob)\tA\tb\n.md\0100755 blob \(blob)\tf/g/h\0120000 blob \(blob)\tl\0"
      + "160000 commit \(blob)\ts\0"
    let tree = try #require(GitTree(listing: Array(listing.utf8)))
    #expect(tree.entries.count == 4)
    #expect(tree.paths(of: blob).map(\.text) == ["A\tb\n.md", "f/g/h"])
    #expect(tree.obstacle(to: GitPath("f/g")) == "a folder is where its file 'f/g' belongs")
    #expect(tree.obstacle(to: GitPath("l/x.md")) == "'l' is a file where a folder belongs")
    #expect(tree.obstacle(to: GitPath("f/g/x.md")) == nil)
    for wrong in ["x", "100644 blob\tx\0", "100644 blob \(blob) x\0"] {
      #expect(GitTree(listing: Array(wrong.utf8)) == nil, "\(wrong)")
    }
  }

  @Test func `two forms of one letter are two paths`() throws {
    let blob = "32f95c0d1244a78b2be1bab8de17906fabb2c4a8"
    let listing = "100644 blob \(blob)\tCaf\u{E9}.md\0100644 blob \(blob)\tCafe\u{301}.md\0"
    let tree = try #require(GitTree(listing: Array(listing.utf8)))
    #expect(tree.entries.count == 2)
    #expect(GitPath("Caf\u{E9}.md") != GitPath("Cafe\u{301}.md"))
  }

  @Test func `the files below a page are those in the folder of its name`() throws {
    let blob = "32f95c0d1244a78b2be1bab8de17906fabb2c4a8"
    let names = ["A.md", "A/x.md", "A/b/y.png", "AB/z.md", "A b.md"]
    let listing = names.map { "100644 blob \(blob)\t\($0)\0" }.joined()
    let tree = try #require(GitTree(listing: Array(listing.utf8)))
    #expect(tree.files(belowPage: GitPath("A.md")).map(\.text) == ["A/b/y.png", "A/x.md"])
  }

  @Test func `a record is read as it was written, and is the same bytes again`() {
    var record = GitRecord()
    #expect(GitRecord.reading(record.bytes) == .record(record))
    record.pages["a/report"] = .init(
      path: "A/\"x\"\\ \u{1}ü.md", place: "A.md", blob: "1", digest: "sha256:2", files: ["f", "g"])
    record.pages["a"] = .init(path: "A.md", place: "A.md", blob: "3", digest: "", files: [])
    record.files = ["z.png": "4", "a.png": "5"]
    #expect(GitRecord.reading(record.bytes) == .record(record))
    #expect(record.bytes == record.bytes)
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    let places = ["\"a\"", "\"a/report\"", "\"a.png\"", "\"z.png\""].map { text.firstRange(of: $0) }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.?.lowerBound) == places.compactMap(\.?.lowerBound).sorted())
  }

  @Test func `a damaged record is none, and another version's is named`() {
    for text in ["", "{", "[]", "{\"schema\": 1}", "{\"schema\": \"netadr.wiki-record/1\"}"] {
      #expect(GitRecord.reading(Array(text.utf8)) == .damaged, "\(text)")
    }
    #expect(GitRecord.reading(Array("{\"schema\": \"x/2\"}".utf8)) == .foreign(schema: "x/2"))
  }

  @Test func `what lies below a page is found as a look at every path finds it`() throws {
    let parts = ["a", "a.md", "a-b", "a-b.md", "a0", "a0.md", ".order", "ä.md", "a.md.md", "A"]
    let names =
      parts + parts.flatMap { part in parts.map { "\(part)/\($0)" } }
      + parts.flatMap { part in parts.map { "a/\(part)/\($0)" } }
    // A path is a file or a folder.
    let paths = names.filter { name in !names.contains { $0.hasPrefix("\(name)/") } }
    let listing = paths.map { "100644 blob 1234\t\($0)\0" }.joined()
    let tree = try #require(GitTree(listing: Array(listing.utf8)))
    for page in names {
      let start = page.hasSuffix(".md") ? "\(page.dropLast(3))/" : "/"
      let below = paths.filter { $0.utf8.starts(with: start.utf8) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let orders = below.filter { $0 == "\(start).order" || $0.hasSuffix("/.order") }
      #expect(tree.orders(belowPage: GitPath(page)).map(\.text) == orders)
      #expect(
        tree.files(belowPage: GitPath(page)).map(\.text) == below.filter { !orders.contains($0) })
    }
    #expect(tree.files(startingWith: []).count == paths.count)
  }

  @Test func `an order keeps the lines of others and their places`() {
    let rows: [(old: String, ours: [String], gone: [String], new: String)] = [
      ("", ["a", "b"], [], "a\nb\n"),
      ("Home\nb\nZ\n", ["a", "b"], [], "Home\nb\nZ\na\n"),
      ("Home\r\nb\r\n", ["b"], [], "Home\r\nb\r\n"),
      ("Home\r\nb\r\n", ["a"], [], "Home\r\nb\r\na\r\n"),
      ("Home\r\nold\r\nZ\n", ["a"], ["old"], "Home\r\nZ\na\r\n"),
      ("\u{FEFF}old\nb\n", ["b", "a"], ["old"], "\u{FEFF}b\na\n"), ("Z", [], ["old"], "Z"),
      ("old\nZ", [], ["old"], "Z"), ("Z\nold", [], ["old"], "Z\n"),
      ("Home\nold\nZ", ["new"], ["old"], "Home\nZ\nnew\n"),
      ("\nHome\n", ["a"], [], "\nHome\na\n"),
      ("b\na\n", ["a", "b"], [], "b\na\n"),
    ]
    for row in rows {
      let text = GitPlan.order(Array(row.old.utf8), adding: row.ours) { row.gone.contains($0) }
      #expect(text == Array(row.new.utf8), "\(row)")
    }
    // "é" as another editor saves it.
    let foreign: [UInt8] = [0xE9, 0x0A]
    #expect(GitPlan.order(foreign, adding: ["a"]) { _ in false } == foreign + [0x61, 0x0A])
  }

  @Test func `an author is a name and a mail address`() {
    let ann = GitAuthor("Ann  Lee <ann@x.example>")
    #expect(ann?.name == "Ann  Lee")
    #expect(ann?.mail == "ann@x.example")
    for text in [
      "", "Ann", "<a@b>", " <a@b>", "Ann <>", "Ann<a@b>", "Ann <a b>", "A\nB <a@b>", "A <b> <c>",
      "A <a@b", "A <a@b\ncommitter x>",
    ] {
      #expect(GitAuthor(text) == nil, "\(text)")
    }
  }

  @Test func `a commit's stream deletes first, quotes paths and counts bytes`() throws {
    let site = try Sample.site()
    var snapshot = GitSnapshot(branch: "b", tip: "1234")
    snapshot.record = GitRecord()
    var plan = GitPlan(site, on: snapshot, GitPlan.Options())
    plan.changes = [
      GitPath("a\"\\\n.md"): .write(Array("é".utf8), mode: "100644"), GitPath("z"): .delete,
    ]
    let commit = GitCommit(plan: plan, author: .program, moment: 7)
    let text = String(decoding: commit.stream(to: "refs/x"), as: UTF8.self)
    let message = commit.message
    #expect(
      text == """
        commit refs/x
        author netadr <netadr@localhost> 7 +0000
        committer netadr <netadr@localhost> 7 +0000
        data \(message.utf8.count)
        \(message)
        from 1234
        D "z"
        M 100644 inline "a\\"\\\\\\n.md"
        data 2
        é
        done

        """)
    #expect(message.hasPrefix("Publish pages: 2 created\n\ncreated Network model.md (payments)\n"))
  }
}

import Publishing
import Testing

/// The rules by which pages are written, whatever the wiki: nothing of anybody else's is lost.
@Suite struct PagePublisherTests {
  private func outcomes(_ result: PublishResult) -> [PageOutcome] { result.pages.map(\.outcome) }

  @Test func `new pages are created, a report below its record`() throws {
    let (result, wiki) = publish(try Sample.site(), to: MemoryWiki())
    #expect(outcomes(result) == [.created, .created])
    #expect(wiki.writes == ["payments", "payments/report"])
    #expect(wiki.pages["2"]?.parent == "1")
  }

  @Test func `publishing twice writes nothing and asks once`() throws {
    let site = try Sample.site()
    let (_, wiki) = publish(site, to: MemoryWiki())
    let (result, after) = publish(site, to: wiki)
    #expect(outcomes(result) == [.unchanged, .unchanged])
    #expect(after.writes == wiki.writes)
    #expect(after.reads.dropFirst(wiki.reads.count) == ["listing"])
  }

  @Test func `200 pages that did not change take one request`() throws {
    let publications = (0..<100).map { Sample.publication("d\($0)", title: "Title \($0)") }
    let site = try Sample.site(publications)
    let (_, wiki) = publish(site, to: MemoryWiki())
    let (result, after) = publish(site, to: wiki)
    #expect(result.count(.unchanged) == 200)
    #expect(after.reads.count - wiki.reads.count == 1)
  }

  @Test func `a changed text is an update of that page alone`() throws {
    let (_, wiki) = publish(try Sample.site(), to: MemoryWiki())
    let changed = try Sample.site([Sample.publication(text: "All is new.")])
    let (result, after) = publish(changed, to: wiki)
    #expect(outcomes(result) == [.updated, .unchanged])
    #expect(after.writes.count == 3)
  }

  @Test func `a page that somebody edited is a conflict with a difference`() throws {
    let site = try Sample.site()
    var (_, wiki) = publish(site, to: MemoryWiki())
    wiki.edit("1", to: "Somebody's words.\n")
    let (result, after) = publish(site, to: wiki)
    #expect(outcomes(result) == [.conflict, .unchanged])
    #expect(result.pages[0].difference?.contains("-Somebody's words.") == true)
    #expect(after.pages["1"]?.text == "Somebody's words.\n")
    let (forced, last) = publish(site, to: wiki) { $0.overwrites = true }
    #expect(outcomes(forced) == [.updated, .unchanged])
    #expect(last.pages["1"]?.text == site.pages[0].text)
  }

  @Test func `a title of somebody else's page is a conflict unless the page is adopted`() throws {
    var wiki = MemoryWiki()
    let other = StoredPage(
      id: "77", key: nil, title: "Network model", location: "memory/77", version: "3")
    wiki.pages["77"] = .init(stored: other, text: "Ours!", parent: nil)
    let site = try Sample.site()
    let (result, after) = publish(site, to: wiki)
    #expect(outcomes(result) == [.conflict, .skipped])
    #expect(after.pages["77"]?.text == "Ours!")
    let (adopted, last) = publish(site, to: wiki) { $0.adopted = ["payments": "77"] }
    #expect(outcomes(adopted) == [.updated, .created])
    #expect(last.pages["77"]?.text == site.pages[0].text)
  }

  @Test func `even overwriting takes no page that is not ours`() throws {
    var wiki = MemoryWiki()
    let other = StoredPage(
      id: "77", key: nil, title: "Network model", location: "memory/77", version: "3")
    wiki.pages["77"] = .init(stored: other, text: "Ours!", parent: nil)
    let (result, after) = publish(try Sample.site(), to: wiki) { $0.overwrites = true }
    #expect(result.pages[0].outcome == .conflict)
    #expect(after.pages["77"]?.text == "Ours!")
  }

  @Test func `a page that somebody renamed or moved stays ours`() throws {
    let site = try Sample.site()
    var (_, wiki) = publish(site, to: MemoryWiki())
    wiki.pages["1"]?.stored.title = "Somebody's title"
    wiki.pages["1"]?.stored.version = "2"
    let (result, _) = publish(site, to: wiki)
    #expect(outcomes(result) == [.conflict, .unchanged])
  }

  @Test func `a page that somebody deleted is not brought back unasked`() throws {
    let site = try Sample.site()
    var (_, wiki) = publish(site, to: MemoryWiki())
    wiki.pages["1"]?.stored.isDeleted = true
    let (result, _) = publish(site, to: wiki)
    #expect(result.pages[0].outcome == .conflict)
    #expect(result.pages[0].reason?.contains("deleted") == true)
    for isDryRun in [true, false] {
      let (forced, _) = publish(site, to: wiki) { options in
        options.isDryRun = isDryRun
        options.overwrites = true
      }
      #expect(outcomes(forced) == [.updated, .unchanged])
    }
  }

  @Test func `two pages with one marker are a conflict`() throws {
    let site = try Sample.site()
    var (_, wiki) = publish(site, to: MemoryWiki())
    wiki.pages["9"] = wiki.pages["1"]
    wiki.pages["9"]?.stored = StoredPage(
      id: "9", key: "payments", title: "Copy", location: "memory/9", version: "1")
    let (result, after) = publish(site, to: wiki)
    #expect(result.pages[0].outcome == .conflict)
    #expect(after.writes == wiki.writes)
  }

  @Test func `a dry run writes nothing and says what would be done`() throws {
    let site = try Sample.site()
    let (result, wiki) = publish(site, to: MemoryWiki()) { $0.isDryRun = true }
    #expect(outcomes(result) == [.created, .created])
    #expect(wiki.writes.isEmpty)
  }

  @Test func `a lost answer to a write that was done is no failure`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.losesAnswer]
    let (result, after) = publish(try Sample.site(), to: wiki)
    #expect(outcomes(result) == [.created, .created])
    #expect(after.writes.count == 2)
  }

  @Test func `a lost answer to a write that was not done is a failure that says so`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.fails(.uncertain("connection reset"))]
    let (result, after) = publish(try Sample.site(), to: wiki)
    #expect(result.pages[0].outcome == .failed)
    #expect(result.pages[0].reason?.contains("not known") == true)
    #expect(after.writes.isEmpty)
    let (again, _) = publish(try Sample.site(), to: after)
    #expect(outcomes(again) == [.created, .created])
  }

  @Test func `a lost answer is told as such even when the server cannot be read then`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.losesAnswer]
    wiki.readingFailure = .lost("cannot be reached")
    let (result, _) = publish(try Sample.site(), to: wiki)
    #expect(outcomes(result) == [.failed, .skipped])
    let reason = try #require(result.pages[0].reason)
    #expect(reason.hasPrefix("it is not known whether it was written: the connection was closed"))
    #expect(reason.contains("cannot be reached"))
  }

  @Test func `a lost answer to the second try is looked into too`() throws {
    let (_, wiki) = publish(try Sample.site(), to: MemoryWiki())
    let changed = try Sample.site([Sample.publication(text: "All is new.")])
    var losing = wiki
    losing.faults = [.fails(.changed("409")), .losesAnswer]
    let (done, _) = publish(changed, to: losing)
    #expect(outcomes(done) == [.updated, .unchanged])
    losing.faults = [.fails(.changed("409")), .fails(.uncertain("reset"))]
    let (lost, _) = publish(changed, to: losing)
    #expect(outcomes(lost) == [.failed, .unchanged])
    #expect(lost.pages[0].reason?.contains("not known whether it was written: reset") == true)
  }

  @Test func `a run that was cut off halfway is completed by the next`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.stopsHalfway]
    let site = try Sample.site()
    let (first, halfway) = publish(site, to: wiki)
    #expect(first.pages[0].outcome == .failed)
    let (second, done) = publish(site, to: halfway)
    #expect(second.pages[0].outcome == .updated)
    let (third, _) = publish(site, to: done)
    #expect(outcomes(third) == [.unchanged, .unchanged])
  }

  @Test func `somebody who is faster is a conflict and not written over`() throws {
    let (_, wiki) = publish(try Sample.site(), to: MemoryWiki())
    var overtaken = wiki
    overtaken.faults = [.isOvertaken]
    let changed = try Sample.site([Sample.publication(text: "All is new.")])
    let (result, after) = publish(changed, to: overtaken)
    #expect(result.pages[0].outcome == .conflict)
    #expect(after.pages["1"]?.text == "somebody was faster")
  }

  @Test func `a refusal without a change is tried once more`() throws {
    let (_, wiki) = publish(try Sample.site(), to: MemoryWiki())
    var refusing = wiki
    refusing.faults = [.fails(.changed("409"))]
    let changed = try Sample.site([Sample.publication(text: "All is new.")])
    let (result, _) = publish(changed, to: refusing)
    #expect(result.pages[0].outcome == .updated)
    refusing.faults = [.fails(.changed("409")), .fails(.changed("409"))]
    let (twice, _) = publish(changed, to: refusing)
    #expect(twice.pages[0].outcome == .conflict)
  }

  @Test func `a page that is refused keeps only the pages below it from being published`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.fails(.refused("413"))]
    let site = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    let (result, _) = publish(site, to: wiki)
    #expect(outcomes(result) == [.failed, .skipped, .created, .created])
  }

  @Test func `a lost server ends the run and says which pages were not tried`() throws {
    var wiki = MemoryWiki()
    wiki.faults = [.none, .fails(.lost("401"))]
    let site = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    let (result, _) = publish(site, to: wiki)
    #expect(outcomes(result) == [.created, .failed, .failed, .failed])
    #expect(result.pages[3].reason == "not tried: 401")
  }

  @Test func `an interrupted run says what was written and which pages were not tried`() throws {
    let site = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    for limit in 0...3 {
      var publisher = PagePublisher(MemoryWiki())
      var asked = 0
      let result = publisher.publish(
        site,
        isInterrupted: {
          asked += 1
          return asked > limit
        })
      #expect(result.count(.created) == limit)
      #expect(result.pages.dropFirst(limit).allSatisfy { $0.reason == "not tried: interrupted" })
      #expect(result.count(.failed) == 4 - limit)
      #expect(publisher.store.writes.count == limit)
    }
  }

  @Test func `open comments hold a page back only when it would change`() throws {
    let site = try Sample.site()
    var (_, wiki) = publish(site, to: MemoryWiki())
    wiki.holds["1"] = "2 comments are open"
    let (same, _) = publish(site, to: wiki)
    #expect(same.pages[0].outcome == .unchanged)
    let changed = try Sample.site([Sample.publication(text: "All is new.")])
    let (held, _) = publish(changed, to: wiki)
    #expect(held.pages[0].outcome == .skipped)
    #expect(held.pages[0].reason == "2 comments are open")
  }

  @Test func `a record that cannot be updated keeps no report from being published`() throws {
    for failure in [StoreFailure.refused("protected"), .conflict("a file"), .uncertain("500")] {
      var (_, wiki) = publish(try Sample.site(), to: MemoryWiki())
      wiki.faults = [.fails(failure)]
      let site = try Sample.site([
        Sample.publication(title: "New title", text: "All is new."),
        Sample.publication("z", title: "Z"),
      ])
      let (result, after) = publish(site, to: wiki)
      #expect(result.pages[0].reason?.contains(failure.message) == true)
      #expect(outcomes(result).dropFirst() == [.updated, .created, .created])
      #expect(after.pages["2"]?.parent == "1")
    }
  }

  @Test func `a report is skipped where its record is somebody else's or could not be made`() throws
  {
    var wiki = MemoryWiki()
    wiki.faults = [.fails(.refused("no right"))]
    let (result, _) = publish(try Sample.site(), to: wiki)
    #expect(outcomes(result) == [.failed, .skipped])
    #expect(result.pages[1].reason == "the page above it has to be published first")
  }
}

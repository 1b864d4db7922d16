import Publishing
import Testing

/// The rules by which pages of earlier runs are removed, whatever the wiki.
@Suite struct PagePublisherStaleTests {
  @Test func `stale pages are told and removed only when that is asked for`() throws {
    let both = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    let (_, wiki) = publish(both, to: MemoryWiki())
    let one = try Sample.site([Sample.publication("a", title: "A")])
    let (told, kept) = publish(one, to: wiki)
    #expect(told.stale.map(\.key) == ["b", "b/report"])
    #expect(told.stale.allSatisfy { $0.fate == .kept })
    #expect(kept.pages.count == 4)
    let (pruned, left) = publish(one, to: wiki) { $0.prunes = true }
    #expect(pruned.stale.allSatisfy { $0.fate == .removed })
    #expect(left.pages.count == 2)
    let (planned, untouched) = publish(one, to: wiki) {
      $0.prunes = true
      $0.isDryRun = true
    }
    #expect(planned.stale.allSatisfy { $0.fate == .removable })
    #expect(untouched.pages.count == 4)
  }

  @Test(arguments: ["edited", "child", "elsewhere", "conflict"])
  func `a stale page is kept behind every fence`(fence: String) throws {
    let both = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    var (_, wiki) = publish(both, to: MemoryWiki())
    let record = try #require(wiki.pages.first { $0.value.stored.key == "b" }?.key)
    let report = try #require(wiki.pages.first { $0.value.stored.key == "b/report" }?.key)
    switch fence {
    case "edited": wiki.edit(report, to: "Somebody's words.")
    case "child":
      let child = StoredPage(id: "c", key: nil, title: "Notes", location: "c", version: "1")
      wiki.pages["c"] = .init(stored: child, text: "", parent: report)
    case "elsewhere": wiki.pages[report]?.stored.isBelowRoot = false
    default:
      let own = try #require(wiki.pages.first { $0.value.stored.key == "a" }?.key)
      wiki.edit(own, to: "Somebody's words.")
    }
    let (_, left) = publish(
      try Sample.site([Sample.publication("a", title: "A")]), to: wiki
    ) { $0.prunes = true }
    #expect(left.pages[report] != nil)
    #expect(left.pages[record] != nil)
  }

  @Test(arguments: [
    (StoreFailure.refused("no right"), "no right"), (.lost("401"), "401"),
    (.uncertain("reset"), "it is not known whether it was removed: reset; run it again"),
  ])
  func `a removal that fails is told as a failure`(failure: StoreFailure, reason: String) throws {
    let both = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    var (_, wiki) = publish(both, to: MemoryWiki())
    wiki.removalFailure = failure
    let one = try Sample.site([Sample.publication("a", title: "A")])
    let (result, left) = publish(one, to: wiki) { $0.prunes = true }
    // The report's removal failed; the record stays because the report lies below it.
    #expect(result.stale.map(\.fate) == [.kept, .failed])
    #expect(result.stale[1].reason == reason)
    #expect(left.pages.count == 4)
  }

  @Test func `an interrupted run removes nothing more`() throws {
    let both = try Sample.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    let (_, wiki) = publish(both, to: MemoryWiki())
    var options = PagePublisher<MemoryWiki>.Options()
    options.prunes = true
    var publisher = PagePublisher(wiki, options)
    var asked = 0
    let result = publisher.publish(
      try Sample.site([Sample.publication("a", title: "A")]),
      isInterrupted: {
        asked += 1
        return asked > 3
      })
    #expect(result.stale.map(\.fate) == [.failed, .removed])
    #expect(result.stale[0].reason == "not tried: interrupted")
    #expect(publisher.store.pages.count == 3)
  }
}

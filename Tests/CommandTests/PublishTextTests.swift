import Publishing
import Testing

@testable import netadr

/// How a run of `publish` tells its end.
@Suite struct PublishTextTests {
  private func result(_ outcome: PageOutcome, _ fate: StalePage.Fate) -> PublishResult {
    PublishResult(
      target: "wiki", isDryRun: false,
      pages: [PageResult(key: "a", title: "A", outcome: outcome)],
      stale: [StalePage(key: "b", location: "wiki/b", fate: fate, reason: "401")])
  }

  @Test(arguments: [
    (PageOutcome.created, StalePage.Fate.removed, CommandExit.done),
    (.updated, .kept, .done), (.unchanged, .removable, .done), (.unchanged, .failed, .remote),
    (.conflict, .kept, .conflict), (.conflict, .failed, .remote), (.failed, .removed, .remote),
  ])
  func `a failure decides how a run ends`(
    outcome: PageOutcome, fate: StalePage.Fate, exit: CommandExit
  ) {
    #expect(result(outcome, fate).exit == exit)
  }

  @Test func `a removal that failed is told with its reason`() {
    let failed = result(.unchanged, .failed)
    let text = PublishText(failed, terminal: Terminal(isTerminal: false)).text
    #expect(text.contains("stale b wiki/b: removal failed; 401\n"))
    #expect(PublishText.json(failed).contains("\"fate\": \"failed\""))
  }
}

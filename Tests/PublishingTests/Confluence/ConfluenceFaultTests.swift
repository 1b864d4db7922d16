import Foundation
import Publishing
import Testing

/// Servers and connections that fail: nothing is lost, and nothing is half-done without a word.
@Suite struct ConfluenceFaultTests {
  private func response(
    _ status: Int, _ message: String = "no", _ headers: [WebHeader] = []
  ) -> FakeConfluence.Fault {
    let body = "{\"statusCode\":\(status),\"message\":\"\(message)\"}"
    return .answers(WebResponse(status: status, headers: headers, body: Array(body.utf8)))
  }

  private func part(_ api: ConfluenceAPI, _ rest: String = "") -> String {
    (api == .v1 ? "/rest/api/content" : "/api/v2/pages") + rest
  }

  /// The next run completes what this one left, and the one after has nothing to do.
  private func expectCompletion(_ run: ConfluenceRun, _ site: Site) throws {
    let next = try run.publish(site)
    #expect(next.outcomes.allSatisfy { [.created, .updated, .unchanged].contains($0) })
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
    #expect(run.fake.state.pages.values.count { $0.status == "current" } == 3)
    for page in site.pages {
      #expect(run.fake.state.page(titled: page.title)?.text == page.text)
      #expect(run.fake.state.page(titled: page.title)?.files.count == page.attachments.count)
    }
  }

  @Test(arguments: [301, 302, 307, 308])
  func `a redirection is an error that says where to`(status: Int) throws {
    let run = ConfluenceRun(.v1)
    let place = WebHeader("Location", "https://new.test/?os_password=\(FakeConfluence.token)")
    run.fake.trap("GET", "search", .answers(WebResponse(status: status, headers: [place])))
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    let reason = "the server sends to https://new.test/?os_password=***; give the address that it "
    #expect(result.pages[0].reason == reason + "answers at")
  }

  @Test(arguments: ConfluenceAPI.allCases, [nil, "bot"])
  func `a wrong token ends the run and shows nowhere`(api: ConfluenceAPI, user: String?) throws {
    let run = ConfluenceRun(api)
    let token = "wrong-t0ken/+="
    let result = try run.publish(try ConfluenceRun.site(), token: token, user: user)
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("401") == true)
    let pair = Data("bot:\(token)".utf8).base64EncodedString()
    let shown = String(reflecting: result)
    for form in [token, pair] { #expect(!shown.contains(form)) }
    #expect(run.fake.log.count == 1)
  }

  @Test func `a user's name makes the token a password, none makes it a bearer's`() throws {
    let run = ConfluenceRun(.v2)
    _ = try run.publish(try ConfluenceRun.site())
    let sent = run.fake.state.log.first?.headers.first { $0.name == "Authorization" }?.value
    #expect(sent == "Bearer \(FakeConfluence.token)")
    #expect(run.fake.state.log.allSatisfy { !$0.url.contains(FakeConfluence.token) })
    let credentials = Credentials(user: "bot", secret: Secret("pass"))
    #expect(credentials.authorization == "Basic " + Data("bot:pass".utf8).base64EncodedString())
  }

  @Test func `a user who must see a CAPTCHA is told so`() throws {
    let run = ConfluenceRun(.v1)
    let header = WebHeader("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x")
    run.fake.trap("GET", "search", response(403, "no", [header]))
    #expect(
      try run.publish(try ConfluenceRun.site()).pages[0].reason?.contains("CAPTCHA") == true)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `no right to a page fails that page alone`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    let site = try Sample.site(
      [Sample.publication("a", title: "A"), Sample.publication("b", title: "B")], for: .confluence)
    run.fake.trap("POST", part(api, "$"), response(403, "not permitted"))
    let result = try run.publish(site)
    #expect(result.outcomes == [.failed, .skipped, .created, .created])
    #expect(result.pages[0].reason == "the user has no right to that (403): not permitted")
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `no right to read ends the run`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    run.fake.trap("GET", "search", response(403))
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.failed, .failed])
    #expect(run.fake.log.count == 1)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that is not found just after it was made is asked for again`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    run.fake.trap("POST", "child/attachment", response(404), count: 2)
    run.fake.trap("POST", "/label", response(404))
    let site = try ConfluenceRun.site()
    #expect(try run.publish(site).outcomes == [.created, .created])
    #expect(run.waits == [1, 1, 2])
    try expectCompletion(run, site)
  }

  @Test func `an address without a Confluence says so`() throws {
    let run = ConfluenceRun(.v1)
    run.fake.trap("GET", "search", .answers(WebResponse(status: 404)))
    #expect(
      try run.publish(try ConfluenceRun.site()).pages[0].reason?.contains("no Confluence at")
        == true)
    run.fake.trap("GET", "search", .answers(WebResponse(status: 200, body: Array("<html>".utf8))))
    #expect(
      try run.publish(try ConfluenceRun.site()).pages[0].reason?.contains("not Confluence's")
        == true)
  }

  @Test(arguments: ConfluenceAPI.allCases, [409, 412])
  func `a refusal of the version without an edit is tried once more`(
    api: ConfluenceAPI, status: Int
  ) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    let site = try ConfluenceRun.site(text: "All is new.")
    run.fake.trap("PUT", part(api, "/101$"), response(status, "OptimisticLockException"))
    #expect(try run.publish(site).outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.version == 2)
    try expectCompletion(run, site)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a file that is too large fails its page, and the next run completes it`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    let site = try ConfluenceRun.site()
    run.fake.trap("POST", "child/attachment", response(413, "maximum is 100 MB"))
    let result = try run.publish(site)
    #expect(result.outcomes == [.failed, .skipped])
    #expect(
      result.pages[0].reason
        == "the page 'Network model' was made, but its file 'payments-adr.pdf' was not uploaded: "
        + "it is larger than the server takes (413): maximum is 100 MB")
    try expectCompletion(run, site)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a busy server is asked again after as long as it says, in both forms`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    let site = try ConfluenceRun.site()
    run.fake.trap("GET", "search", response(429, "slow", [WebHeader("Retry-After", "7")]))
    // The clock of the tests stands at 08:49:30.
    let date = WebHeader("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")
    run.fake.trap("POST", part(api, "$"), response(429, "slow", [date]))
    #expect(try run.publish(site).outcomes == [.created, .created])
    #expect(run.waits == [7, 7])
    try expectCompletion(run, site)
  }

  @Test func `a server that is busy for good ends the run`() throws {
    let run = ConfluenceRun(.v1)
    run.fake.trap("POST", "/rest/api/content$", response(429, "slow"), count: 4)
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[1].reason?.hasPrefix("not tried: ") == true)
    #expect(run.waits == [1, 2, 4])
  }

  @Test(arguments: ConfluenceAPI.allCases, [500, 503])
  func `a failing server is asked again for reads, never for writes`(
    api: ConfluenceAPI, status: Int
  ) throws {
    let run = ConfluenceRun(api)
    let site = try ConfluenceRun.site()
    run.fake.trap("GET", "search", response(status), count: 2)
    run.fake.trap("POST", part(api, "$"), response(status, "out of memory"))
    let result = try run.publish(site)
    #expect(result.outcomes == [.failed, .skipped])
    #expect(run.waits == [1, 2])
    #expect(run.fake.writes.count == 1)
    let reason = "it is not known whether it was written: the server failed (\(status))"
    #expect(result.pages[0].reason == reason + ": out of memory; run it again")
    try expectCompletion(run, site)
  }

  /// Every write of a first publish, cut after it was done and before it was done.
  @Test(arguments: ConfluenceAPI.allCases, 0..<9)
  func `a cut at any write of a first run is repaired by the next`(
    api: ConfluenceAPI, index: Int
  ) throws {
    for fault in [FakeConfluence.Fault.cutsAnswer, .cutsRequest, response(500)] {
      let run = ConfluenceRun(api)
      let site = try ConfluenceRun.site()
      try cut(run, site, write: index, fault)
      try expectCompletion(run, site)
    }
  }

  /// Every write of an update.
  @Test(arguments: ConfluenceAPI.allCases, 0..<9)
  func `a cut at any write of an update is repaired by the next run`(
    api: ConfluenceAPI, index: Int
  ) throws {
    for fault in [FakeConfluence.Fault.cutsAnswer, .cutsRequest, response(500)] {
      let run = ConfluenceRun(api)
      _ = try run.publish(try ConfluenceRun.site())
      let site = try ConfluenceRun.site(text: "All is new.", picture: [1, 2, 3])
      try cut(run, site, write: index, fault)
      try expectCompletion(run, site)
      #expect(run.fake.state.pages.count == 3)
    }
  }

  /// Publishes with a fault at the write of that number, if there are so many.
  private func cut(
    _ run: ConfluenceRun, _ site: Site, write index: Int, _ fault: FakeConfluence.Fault
  ) throws {
    // The same run on a copy tells which write has that number.
    let rehearsal = ConfluenceRun(run.api)
    rehearsal.fake.change { $0 = run.fake.state }
    rehearsal.fake.clearLog()
    _ = try rehearsal.publish(site)
    let writes = rehearsal.fake.writes
    try #require(writes.count == 9)
    let words = writes[index].split(separator: " ", maxSplits: 1).map(String.init)
    let before = writes[..<index].count { $0 == writes[index] }
    for _ in 0..<before { run.fake.trap(words[0], "\(words[1])$", .isOvertaken { _ in }) }
    run.fake.trap(words[0], "\(words[1])$", fault)
    let result = try run.publish(site)
    // Whatever is not in place is told.
    for (page, entry) in zip(site.pages, result.pages)
    where [.created, .updated, .unchanged].contains(entry.outcome) {
      #expect(run.fake.state.page(titled: page.title)?.text == page.text)
    }
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page whose answer was lost is not made twice`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    run.fake.trap("POST", part(api, "$"), .cutsAnswer)
    let site = try ConfluenceRun.site()
    #expect(try run.publish(site).outcomes == [.created, .created])
    try expectCompletion(run, site)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a version whose answer was lost is not written twice`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.trap("PUT", part(api, "/101$"), .cutsAnswer)
    let site = try ConfluenceRun.site(text: "All is new.")
    #expect(try run.publish(site).outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.version == 2)
    try expectCompletion(run, site)
  }

  @Test func `a server that is away ends the run and names the pages`() throws {
    let run = ConfluenceRun(.v1)
    run.fake.trap("GET", "search", .isAway)
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    #expect(
      result.pages[0].reason
        == "https://wiki.test/context cannot be reached: connection refused")
  }

  @Test(arguments: [
    "{\"message\":\"a\"}", "{\"errors\":[{\"title\":\"a\",\"detail\":\"a\"}]}", "a",
    "{\"data\":{\"errors\":[{\"message\":{\"key\":\"a\"}}]}}",
  ])
  func `the server's own words are told, whatever their form`(body: String) throws {
    let run = ConfluenceRun(.v1)
    run.fake.trap(
      "POST", "/rest/api/content", .answers(WebResponse(status: 400, body: Array(body.utf8))))
    #expect(
      try run.publish(try ConfluenceRun.site()).pages[0].reason == "the server refused (400): a")
  }

  /// Where a long answer is cut, the token may be cut too, and is then not known any more.
  @Test(arguments: [0, 1, 5, 12])
  func `a token across the end of what is shown shows in no part`(shown: Int) throws {
    let token = FakeConfluence.token
    let message = String(repeating: "x", count: 300 - shown) + token
    let plain = String(repeating: "x ", count: 1_000).dropLast(shown) + token
    for body in ["{\"message\":\"\(message)\"}", message, String(plain)] {
      let run = ConfluenceRun(.v1)
      run.fake.trap(
        "GET", "search", .answers(WebResponse(status: 400, body: Array(body.utf8))))
      let reason = try #require(try run.publish(try ConfluenceRun.site()).pages[0].reason)
      let start = "the server refused (400): "
      #expect(reason.hasPrefix(start + "x"))
      #expect(reason.dropFirst(start.count).allSatisfy { "x *…".contains($0) }, "\(reason)")
    }
  }
}

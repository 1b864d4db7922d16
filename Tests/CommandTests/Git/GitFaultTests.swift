import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Races, refusals, lost answers and full disks: nothing lost, nothing half-published in silence.
@Suite struct GitFaultTests {
  let wiki: GitWiki
  let site: Site

  init() throws {
    wiki = try GitWiki()
    site = try GitWiki.site()
    try wiki.edit(["Home.md": "Welcome.\n"])
  }

  /// Counts runs of git across copies of an event.
  private final class Count {
    var value = 0
    func next() -> Int {
      value += 1
      return value
    }
  }

  /// Does something before some pushes, numbered from 1.
  private func beforePush(
    _ numbers: ClosedRange<Int>, _ act: @escaping (Int) throws -> Void
  ) -> GitWiki.Event {
    let count = Count()
    return { (call, _) throws(GitTrouble) in
      guard call.command == "push" else { return nil }
      let number = count.next()
      if numbers.contains(number) {
        do { try act(number) } catch { throw .broken("\(error)") }
      }
      return nil
    }
  }

  @Test func `a push that somebody else outran is made again on top of theirs`() throws {
    let wiki = wiki
    let (result, calls) = try wiki.publish(
      site, event: beforePush(1...1) { _ in try wiki.edit(["Ann.md": "Ann's.\n"]) })
    #expect(result.outcomes == [.created, .created])
    #expect(try wiki.commits() == ["Publish pages: 2 created", "By hand", "By hand"])
    #expect(try wiki.text("Ann.md") == "Ann's.\n")
    #expect(calls.count { $0.command == "push" } == 2)
  }

  @Test func `somebody who edits the page in between is not written over`() throws {
    let wiki = wiki
    _ = try wiki.publish(site)
    let changed = try GitWiki.site([GitWiki.publication(text: "All is new.")])
    let (result, _) = try wiki.publish(
      changed, event: beforePush(1...1) { _ in try wiki.edit(["Network model.md": "Ann's.\n"]) })
    #expect(result.outcomes == [.conflict, .unchanged])
    #expect(try wiki.text("Network model.md") == "Ann's.\n")
  }

  @Test func `two publishers of different decisions both come through`() throws {
    let wiki = wiki
    let other = try GitWiki.site([GitWiki.publication("b", title: "B")])
    let (result, _) = try wiki.publish(
      site, event: beforePush(1...1) { _ in _ = try wiki.publish(other) })
    #expect(result.outcomes == [.created, .created])
    #expect(result.stale.map(\.key) == ["b", "b/report"])
    #expect(try wiki.publish(other).result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `two publishers of the same pages write them once`() throws {
    let (wiki, site) = (wiki, site)
    let (result, _) = try wiki.publish(
      site, event: beforePush(1...1) { _ in _ = try wiki.publish(site) { $0.moment = 1 } })
    #expect(result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.commits().count == 2)
  }

  @Test func `two publishers may be the first in an empty repository`() throws {
    let (wiki, other) = (try GitWiki(), try GitWiki.site([GitWiki.publication("b", title: "B")]))
    let (result, _) = try wiki.publish(
      site, event: beforePush(1...1) { _ in _ = try wiki.publish(other) })
    #expect(result.outcomes == [.created, .created])
    #expect(try wiki.commits().count == 2)
    #expect(try wiki.files().contains("B.md"))
  }

  @Test func `after three pushes that others outran it gives up and says so`() throws {
    let wiki = wiki
    let (result, calls) = try wiki.publish(
      site, event: beforePush(1...9) { try wiki.edit(["Ann.md": "\($0)\n"]) })
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.hasPrefix("3 times somebody else pushed") == true)
    #expect(calls.count { $0.command == "push" } == 3)
    #expect(try wiki.files() == ["Ann.md", "Home.md"])
    #expect(try wiki.publish(site).result.outcomes == [.created, .created])
  }

  private static let cut = GitAnswer(
    status: 128,
    errors: "error: RPC failed; curl 56 Recv failure\nfatal: the remote end hung up unexpectedly\n")

  @Test func `a lost answer to a push that was done is no failure`() throws {
    let (result, calls) = try wiki.publish(
      site,
      event: { (call, process) throws(GitTrouble) in
        guard call.command == "push" else { return nil }
        _ = try process.run(
          GitCall(["--git-dir=\(process.store)"] + call.arguments, usesNetwork: true))
        return Self.cut
      })
    #expect(result.outcomes == [.created, .created])
    #expect(calls.count { $0.command == "push" } == 1)
    #expect(try wiki.commits().count == 2)
  }

  @Test(arguments: [1, 2, 3]) func `a push that was cut off is made again`(times: Int) throws {
    let count = Count()
    let (result, _) = try wiki.publish(
      site,
      event: { (call, _) throws(GitTrouble) in
        call.command == "push" && count.next() <= times ? Self.cut : nil
      })
    if times < 3 {
      #expect(result.outcomes == [.created, .created])
      #expect(try wiki.commits().count == 2)
    } else {
      #expect(result.outcomes == [.failed, .failed])
      #expect(result.pages[0].reason?.hasPrefix("it is not known whether it was written") == true)
      #expect(try wiki.commits().count == 1)
    }
  }

  @Test func `a server that is gone after a push leaves it unknown`() throws {
    let (result, _) = try wiki.publish(
      site,
      event: { (call, _) throws(GitTrouble) in
        switch call.command {
        case "push": throw .timedOut("git took longer than 1 second and was ended")
        case "fetch":
          GitAnswer(status: 128, errors: "fatal: unable to access: Connection refused\n")
        default: nil
        }
      })
    #expect(result.outcomes == [.failed, .failed])
    let reason = try #require(result.pages[0].reason)
    #expect(reason.hasPrefix("it is not known whether it was written: git took longer"))
    #expect(reason.contains("then the server cannot be reached"))
    #expect(try wiki.publish(site).result.outcomes == [.created, .created])
  }

  @Test func `a server's hook that refuses is told in its own words, without the token`() throws {
    let hook = "\(wiki.url)/hooks/pre-receive"
    try Data("#!/bin/sh\necho 'Wiki is frozen, s3cret-token' >&2\nexit 1\n".utf8)
      .write(to: URL(fileURLWithPath: hook))
    try setPermissions(0o755, of: hook)
    let (result, calls) = try wiki.publish(site, token: Secret("s3cret-token"))
    #expect(result.outcomes == [.failed, .failed])
    let reason = try #require(result.pages[0].reason)
    #expect(reason.contains("refused the push") && reason.contains("Wiki is frozen, ***"))
    #expect(calls.count { $0.command == "push" } == 1)
    #expect(try wiki.files() == ["Home.md"])
  }

  @Test func `what cannot be fetched is a failure of every page`() throws {
    let (result, _) = try wiki.publish(site, to: wiki.folder.path("none.git"))
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.hasPrefix("there is no such repository") == true)
    try wiki.folder.write("x", to: "file/x")
    let (folder, _) = try wiki.publish(site, to: wiki.folder.path("file"))
    #expect(folder.pages[0].reason?.hasPrefix("there is no such repository") == true)
  }

  /// A text that stays large when it is compressed.
  private var noise: String {
    var generator = SplitMix64(seed: 7)
    let letters = Array("abcdefghijklmnop")
    return String((0..<1_000_000).map { _ in letters[Int.random(in: 0..<16, using: &generator)] })
  }

  @Test func `a repository with ids of another kind is left alone`() throws {
    let empty = wiki.folder.path("empty.git")
    try wiki.git("init", "--quiet", "--bare", "--object-format=sha256", empty)
    let full = wiki.folder.path("full.git")
    try wiki.git("init", "--quiet", "--object-format=sha256", full)
    try wiki.git("-C", full, "commit", "--quiet", "--allow-empty", "-m", "First")
    for url in [empty, full] {
      let (result, _) = try wiki.publish(site, to: url)
      #expect(result.outcomes == [.failed, .failed])
      #expect(result.pages[0].reason?.contains("SHA-256") == true, "\(result.pages[0])")
    }
    #expect(try wiki.git("-C", full, "log", "--format=%s") == "First\n")
  }

  @Test(.enabled(if: TemporaryMount.isPossible))
  func `a full disk here ends the run before anything is pushed`() throws {
    let mount = try TemporaryMount(options: "size=200k")
    let big = try GitWiki.site([GitWiki.publication(picture: noise)])
    let process = try GitProcess(
      GitWiki.program, environment: ["PATH": GitWiki.path], for: try GitAddress(wiki.url), as: nil,
      caFile: nil, timeout: 60)
    let runner = FullStore(process: process, store: "\(mount.path)/store.git")
    var publisher = GitPublisher(to: try GitAddress(wiki.url), as: nil, through: runner)
    let result = publisher.publish(big)
    #expect(result.outcomes == [.failed, .failed])
    #expect(
      result.pages[0].reason?.contains("no space left on the device") == true, "\(result.pages[0])")
    #expect(try wiki.files() == ["Home.md"])
  }

  @Test(.enabled(if: TemporaryMount.isPossible))
  func `a full disk of the server is told as the server's`() throws {
    let mount = try TemporaryMount(options: "size=400k")
    try wiki.git("clone", "--quiet", "--bare", wiki.url, "\(mount.path)/w.git")
    let big = try GitWiki.site([GitWiki.publication(picture: noise)])
    let (result, _) = try wiki.publish(big, to: "file://\(mount.path)/w.git")
    #expect(result.outcomes == [.failed, .failed])
    let reason = try #require(result.pages[0].reason)
    #expect(!reason.contains("TMPDIR"), "\(reason)")
    let (small, _) = try wiki.publish(site, to: "file://\(mount.path)/w.git")
    #expect(small.outcomes == [.created, .created], "\(small)")
  }
}

/// Git with a store elsewhere.
private struct FullStore: GitRunner {
  let process: GitProcess
  let store: String

  func run(_ call: GitCall) throws(GitTrouble) -> GitAnswer { try process.run(call) }

  func pause(seconds: Int) {}
}

import Decisions
import Foundation
import TestSupport
import Testing

@testable import netadr

@Suite struct ToolRunTests {
  let tools: FakeTools

  init() throws { tools = try FakeTools() }

  private func run(
    _ script: String, _ arguments: [String] = [], limit: Duration = .seconds(60)
  ) throws -> ToolRun.Failure? {
    let program = try tools.add("tool", script)
    let run = ToolRun(
      program: program, arguments: arguments, environment: tools.environment, timeLimit: limit,
      log: tools.folder.path("log"))
    do throws(ToolRun.Failure) {
      try run()
      return nil
    } catch {
      return error
    }
  }

  @Test func endsWithWhatTheProgramEndsWith() throws {
    #expect(try run("exit 0") == nil)
    #expect(try run("exit 3") == .failed(3))
    #expect(try run("kill -9 $$") == .signalled(9))
    #expect(try run("#") == nil)
  }

  @Test func aProgramThatCannotBeStartedIsAFailure() throws {
    let run = ToolRun(
      program: tools.folder.path("none"), arguments: [], environment: [:], timeLimit: .seconds(1),
      log: tools.folder.path("log"))
    #expect(throws: ToolRun.Failure.notStarted(SystemError(code: ENOENT))) { try run() }
  }

  @Test func argumentsAndEnvironmentArriveWhole() throws {
    let arguments = ["a b", "", "é'\"$x", "-n"]
    let script = "for a; do printf '<%s>' \"$a\"; done; env | grep -c . ; cat"
    #expect(try run(script, arguments) == nil)
    let log = try tools.folder.text("log")
    #expect(log.hasPrefix("<a b><><é'\"$x><-n>"), "\(log)")
  }

  @Test func muchOutputBlocksNothing() throws {
    #expect(try run("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2") == nil)
    #expect(try tools.folder.text("log").utf8.count == 6_000_000)
  }

  @Test func aHangingProgramIsKilledWithItsChildren() throws {
    let script = "sleep 1000 & echo $! > '\(tools.folder.path("child"))'; sleep 1000"
    let limit = Duration.seconds(2)
    #expect(try run(script, limit: limit) == .timedOut(limit))
    try expectChildIsGone()
  }

  @Test func whatAProgramLeavesBehindIsKilledAndNotWaitedFor() throws {
    #expect(try run("sleep 1000 & echo $! > '\(tools.folder.path("child"))'") == nil)
    try expectChildIsGone()
  }

  private func expectChildIsGone() throws {
    let text = try tools.folder.text("child")
    #expect(FakeTools.isGone(try #require(pid_t(text.split(separator: "\n").first ?? ""))))
  }

  @Test func whatAProgramSaidIsShortenedToItsEnd() {
    #expect(ToolJob.shortened([]) == nil)
    #expect(ToolJob.shortened(Array("\n \n".utf8)) == nil)
    #expect(ToolJob.shortened(Array("a\n b\n\nc\nd\n".utf8)) == "it said: b / c / d")
    let long = ToolJob.shortened(Array(repeating: 0x78, count: 100_000)) ?? ""
    #expect(long.count < 320)
  }

  @Test func aPDFStatesTheDateOfItsDocument() throws {
    let job = ToolJob(
      timeLimit: .seconds(1), environment: [:], date: try #require(CalendarDate("2026-11-22")))
    let rows = [
      "%PDF\n/CreationDate (D:20010203040506+00'00')\n/ModDate (D:20010203040507+00'00')x":
        "%PDF\n/CreationDate (D:20261122000000+00'00')\n/ModDate (D:20261122000000+00'00')x",
      "/CreationDate (D:2001)": "/CreationDate (D:2001)",
      "/ModDate (D:": "/ModDate (D:",
      "": "",
    ]
    for (text, expected) in rows {
      let dated = PDFPrinter.dated(Array(text.utf8), by: job)
      #expect(String(decoding: dated, as: UTF8.self) == expected)
    }
  }
}

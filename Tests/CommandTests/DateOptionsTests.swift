import ArgumentParser
import Decisions
import Testing

@testable import netadr

@Suite struct DateOptionsTests {
  @Test func takesTheOptionThenTheEnvironmentThenTheClock() throws {
    let epoch = ["SOURCE_DATE_EPOCH": "86400"]
    let rows: [([String], [String: String], String)] = [
      (["--date", "2026-11-22"], epoch, "2026-11-22"),
      ([], epoch, "1970-01-02"),
      ([], ["SOURCE_DATE_EPOCH": ""], "2001-09-09"),
      ([], ["SOURCE_DATE_EPOCH": "-62135596800"], "0001-01-01"),
      ([], ["SOURCE_DATE_EPOCH": "253402300799"], "9999-12-31"),
      ([], [:], "2001-09-09"),
    ]
    for (arguments, environment, expected) in rows {
      let options = try DateOptions.parse(arguments)
      let date = try options.resolved(environment: environment) { 1_000_000_000 }
      #expect(date.description == expected, "\(arguments) \(environment)")
    }
  }

  @Test func refusesAMomentWithoutADate() throws {
    let options = try DateOptions.parse([])
    for text in ["x", "1.5", "253402300800", "-62135596801", "9223372036854775807", "1e3"] {
      let failure = failure {
        try options.resolved(environment: ["SOURCE_DATE_EPOCH": text]) { 0 }
      }
      #expect(failure?.exit == .unusable, "\(text)")
    }
  }

  @Test func refusesADayThatDoesNotExist() {
    for text in ["2026-02-30", "2026-1-1", "", "yesterday"] {
      #expect(throws: (any Error).self, "\(text)") {
        try DateOptions.parse(["--date", text])
      }
    }
  }
}

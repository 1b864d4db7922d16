import Decisions
import TestSupport
import Testing

/// Months and days between dates.
@Suite struct SpanTests {
  /// The next day, by trying.
  private func next(_ date: CalendarDate) -> CalendarDate? {
    CalendarDate(year: date.year, month: date.month, day: date.day + 1)
      ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
      ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
  }

  @Test func `whole months come first and the days that are left after them`() throws {
    for (from, to, months, days) in [
      ("2026-11-22", "2028-03-31", 16, 9), ("2028-03-31", "2028-03-31", 0, 0),
      ("2028-03-30", "2028-03-31", 0, 1), ("2028-02-29", "2028-03-29", 1, 0),
      ("2028-01-31", "2028-02-29", 1, 0), ("2027-01-31", "2027-03-01", 1, 1),
      ("2027-12-31", "2028-01-01", 0, 1), ("2024-02-29", "2025-02-28", 12, 0),
    ] {
      let span = try #require(try date(from).span(to: date(to)), "\(from) \(to)")
      #expect(span == (months, days), "\(from) \(to)")
    }
    #expect(try date("2028-04-01").span(to: date("2028-03-31")) == nil)
    #expect(try date("0001-01-01").span(to: date("9999-12-31"))?.months == 9_998 * 12 + 11)
  }

  @Test func `the days are those that one counts`() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let start = try #require(
        CalendarDate(
          year: Int.random(in: 1990...2110, using: &generator),
          month: Int.random(in: 1...12, using: &generator),
          day: Int.random(in: 1...28, using: &generator)))
      let total = Int.random(in: 0...900, using: &generator)
      var (day, months, days) = (start, 0, 0)
      for _ in 0..<total {
        day = try #require(next(day))
        days += 1
        if day.day == start.day { (months, days) = (months + 1, 0) }
      }
      let span = try #require(start.span(to: day))
      #expect(span == (months, days), "\(start) to \(day)")
    }
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}

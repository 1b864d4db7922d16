import IPMath
import TestSupport
import Testing

@testable import Decisions

@Suite struct ExactValueTests {
  @Test func `shares are rounded up exactly`() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...100_000, using: &random)
      let hundredths = Int.random(in: 0...100_000, using: &random)
      let share = Percentage(hundredths: hundredths).share(of: count)
      // The least whole number that is not below count × percentage.
      #expect(share * 10_000 >= count * hundredths, "\(count) \(hundredths)")
      #expect((share - 1) * 10_000 < count * hundredths, "\(count) \(hundredths)")
    }
    #expect(Percentage(10).share(of: 500) == 50)
    #expect(Percentage(10).share(of: 3) == 1)
  }

  @Test func `percentages and weights read back what they are written as`() {
    for hundredths in stride(from: 0, through: 100_000, by: 7) {
      let value = Percentage(hundredths: hundredths)
      #expect(Percentage(text: value.description) == value)
    }
    for text in [
      "", "%", "1", "1.%", ".5%", "01%", "1.234%", "+1%", "-1%", "1000.01%", "1,5%", " 1%", "1 %",
      "٣%",
    ] {
      #expect(Percentage(text: text) == nil, "\(text)")
    }
    let weights = [
      "0": 0, "3": 3_000, "0.5": 500, "0.050": 50, "1000": 1_000_000, "12.125": 12_125,
    ]
    for (text, thousandths) in weights { #expect(Weight(text: text)?.thousandths == thousandths) }
    for text in ["", ".5", "1.", "0.1234", "1000.001", "-1", "1e2", "0x1", "01", "NaN", "inf"] {
      #expect(Weight(text: text) == nil, "\(text)")
    }
  }

  @Test func `dates are days of the calendar, and moments fall on the day that counting finds`() {
    var day = (year: 1970, month: 1, day: 1)
    let start = CalendarDate(year: 1970, month: 1, day: 1)
    #expect(start != nil)
    for days in 0..<30_000 {
      let date = CalendarDate(secondsSince1970: days * 86_400 + days % 86_400)
      #expect(date == CalendarDate(year: day.year, month: day.month, day: day.day), "\(days)")
      if let date { #expect(CalendarDate(date.description) == date) }
      #expect(date?.secondsSince1970 == days * 86_400, "\(days)")
      // The slow way: count on, month by month.
      let leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day.day += 1
      if day.day > lengths[day.month - 1] { day = (day.year, day.month + 1, 1) }
      if day.month > 12 { day = (day.year + 1, 1, 1) }
    }
    #expect(CalendarDate("0001-01-01")?.secondsSince1970 == -62_135_596_800)
    #expect(CalendarDate("9999-12-31")?.secondsSince1970 == 253_402_300_799 - 86_399)
    #expect(CalendarDate(secondsSince1970: -1)?.description == "1969-12-31")
    #expect(CalendarDate(secondsSince1970: .max) == nil)
    for text in [
      "2026-02-30", "2100-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026/01/01",
      "0000-01-01", "٢٠٢٦-01-01", "2026-01-01 ", "-026-01-01",
    ] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
  }

  @Test func `overlaps of prefixes are those that comparing all pairs finds`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let prefixes = try (0..<12).map { _ in
        let length = Int.random(in: 4...10, using: &random)
        let bits =
          UInt32.random(in: .min ... .max, using: &random) & (.max << (32 - UInt32(length)))
        return IPPrefix.v4(try #require(IPv4Prefix(IPv4Address(bits: bits), length: length)))
      }
      let inOverlap = Set(PrefixIndex.overlaps(among: prefixes).map(\.inner))
      var expected = 0
      for (index, prefix) in prefixes.enumerated() {
        let around = prefixes.enumerated().contains { other, candidate in
          other != index && candidate.contains(prefix) && (candidate != prefix || other < index)
        }
        #expect(inOverlap.contains(index) == around)
        if around { expected += 1 }
      }
      #expect(PrefixIndex.overlaps(among: prefixes).count == expected)
      let index = PrefixIndex(Array(prefixes.prefix(6)))
      for query in prefixes {
        let found = index.overlap(with: query)
        #expect((found != nil) == prefixes.prefix(6).contains { $0.overlaps(query) })
        if let found { #expect(prefixes[found].overlaps(query)) }
      }
    }
  }
}

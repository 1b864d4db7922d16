/// A span of days as publications name them: `2019`, `2017-10`, `2024-Q4` or `2023-08-13`.
///
/// Days are counted as in `20230813`, so that spans compare as numbers; a month may end on a day that
/// the calendar does not have.
public struct Period: Sendable, Hashable {
  /// The first day.
  public let first: Int
  /// The last day.
  public let last: Int

  /// The span that a text names; nil when it names none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ Self.number($0, digits: 4) }), year > 0,
      parts.count <= 3
    else { return nil }
    let months: ClosedRange<Int>
    if parts.count == 1 {
      months = 1...12
    } else if parts[1].hasPrefix("Q"), parts.count == 2,
      let quarter = Self.number(parts[1].dropFirst(), digits: 1), (1...4).contains(quarter)
    {
      months = (3 * quarter - 2)...(3 * quarter)
    } else if let month = Self.number(parts[1], digits: 2), (1...12).contains(month) {
      months = month...month
    } else {
      return nil
    }
    var days = 1...31
    if parts.count == 3 {
      guard let day = Self.number(parts[2], digits: 2), days.contains(day) else { return nil }
      days = day...day
    }
    first = (year * 100 + months.lowerBound) * 100 + days.lowerBound
    last = (year * 100 + months.upperBound) * 100 + days.upperBound
  }

  /// Whether every day of another span lies in this one.
  public func contains(_ other: Period) -> Bool { first <= other.first && other.last <= last }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    let isNumber = text.utf8.count == digits && text.utf8.allSatisfy { (48...57).contains($0) }
    return isNumber ? Int(text) : nil
  }
}

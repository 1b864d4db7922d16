/// Places numbers on an axis, in proportion or by their logarithm.
struct Scale {
  private let low: Double
  private let high: Double
  private let start: Double
  private let length: Double
  /// Whether equal distances are equal ratios.
  let isLogarithmic: Bool

  /// A scale from `start` over `length` for the values of `range`.
  init(_ range: ClosedRange<Int>, start: Double, length: Double, isLogarithmic: Bool) {
    self.isLogarithmic = isLogarithmic
    self.start = start
    self.length = length
    low = Self.value(max(range.lowerBound, isLogarithmic ? 1 : 0), isLogarithmic)
    high = max(Self.value(range.upperBound, isLogarithmic), low + 1e-9)
  }

  /// Where a value lies; outside the range, at its nearer end.
  func callAsFunction(_ value: Int) -> Double {
    let place = (Self.value(max(value, isLogarithmic ? 1 : 0), isLogarithmic) - low) / (high - low)
    return start + length * min(max(place, 0), 1)
  }

  /// Round values within a range: 1, 2 and 5 times the powers of ten, or the powers alone.
  static func roundValues(in range: ClosedRange<Int>, steps: [Int]) -> [Int] {
    var values: [Int] = []
    var power = 1
    while power <= range.upperBound {
      values += steps.map { $0 * power }.filter(range.contains)
      let (next, overflows) = power.multipliedReportingOverflow(by: 10)
      if overflows { break }
      power = next
    }
    return values
  }

  private static func value(_ value: Int, _ isLogarithmic: Bool) -> Double {
    isLogarithmic ? binaryLogarithm(value) : Double(value)
  }

  /// The logarithm to base 2, by squaring: the same bits on every machine, which libraries for
  /// mathematics do not promise.
  static func binaryLogarithm(_ value: Int) -> Double {
    guard value > 0 else { return 0 }
    var rest = Double(value).significand
    var result = Double(Double(value).exponent)
    var bit = 0.5
    for _ in 0..<24 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}

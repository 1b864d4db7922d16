/// When a server wants to be asked again (RFC 9110, section 10.2.3).
public enum RetryAfter: Sendable, Hashable {
  /// After some seconds.
  case seconds(Int)
  /// At a moment: seconds since 1970-01-01T00:00:00Z.
  case moment(Int)
  /// In a form that nobody defined.
  case unreadable

  /// Reads the header's value: a number, or a date such as `Fri, 31 Dec 1999 23:59:59 GMT`.
  public init(_ value: String) {
    let value = value.split(separator: " ").joined(separator: " ")
    if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .seconds(Int(value) ?? 1 << 30)
    } else if let moment = Self.moment(value) {
      self = .moment(moment)
    } else {
      self = .unreadable
    }
  }

  /// The seconds from a moment on; nil where the form is not known.
  ///
  /// - Parameter now: The moment: seconds since 1970-01-01T00:00:00Z.
  /// - Returns: The seconds, 0 or more.
  public func seconds(from now: Int) -> Int? {
    switch self {
    case .seconds(let seconds): seconds
    case .moment(let moment): max(0, moment - now)
    case .unreadable: nil
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func moment(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
      (1970...9999).contains(year)
    else { return nil }
    let time = words[4].split(separator: ":").map { Int($0) ?? -1 }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
      (0...60).contains(time[2])
    else { return nil }
    let days = days(year: year, month: month + 1, day: day)
    return ((days * 24 + time[0]) * 60 + time[1]) * 60 + time[2]
  }

  /// The days from 1970-01-01, by years that begin on 1 March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + dayOfYear - 719_468
  }
}

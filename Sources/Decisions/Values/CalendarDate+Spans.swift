extension CalendarDate {
  /// The time to a later date: whole calendar months, then the days that are left.
  ///
  /// A month ends on the same day of the next month, or on that month's last day where it is
  /// shorter: from 31 January to 28 February is one month.
  ///
  /// - Returns: Months and days; nil when the other date is earlier.
  public func span(to later: CalendarDate) -> (months: Int, days: Int)? {
    guard self <= later else { return nil }
    var months = (later.year - year) * 12 + later.month - month
    if let end = adding(months: months), end > later { months -= 1 }
    guard let start = adding(months: months) else { return nil }
    return (months, later.ordinal - start.ordinal)
  }

  /// The same day so many months later, or that month's last day; nil after the year 9999.
  private func adding(months: Int) -> CalendarDate? {
    let index = year * 12 + month - 1 + months
    let (year, month) = (index / 12, index % 12 + 1)
    return (0...3).lazy.compactMap { CalendarDate(year: year, month: month, day: day - $0) }.first
  }

  /// Days since the first of March of the year 0, by 400-year eras (Howard Hinnant's method).
  private var ordinal: Int {
    let shifted = month > 2 ? month - 3 : month + 9
    let year = month > 2 ? year : year - 1
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * shifted + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}

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
    return (months, (later.secondsSince1970 - start.secondsSince1970) / 86_400)
  }

  /// The same day so many months later, or that month's last day; nil after the year 9999.
  private func adding(months: Int) -> CalendarDate? {
    let index = year * 12 + month - 1 + months
    let (year, month) = (index / 12, index % 12 + 1)
    return (0...3).lazy.compactMap { CalendarDate(year: year, month: month, day: day - $0) }.first
  }
}

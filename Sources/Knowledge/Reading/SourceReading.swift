internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Source {
  /// Without a clock, what is far in the future is what no reader of this program will see.
  private static let plausibleYears = 1970...2099

  private static let keys = ["id", "title", "publisher", "url", "date", "read"]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .source, keys: Self.keys, context) else {
      return nil
    }
    let isUndated = value["date"]?.text == "undated"
    let date = isUndated ? nil : fields.date("date")
    guard let read = fields.date("read") else { return nil }
    for (key, day) in [("date", date), ("read", read)] {
      guard let day, !Self.plausibleYears.contains(day.year) else { continue }
      context.error(
        value[key]?.location, "'\(key)' of source '\(id)' is in the year \(day.year)",
        cure: "correct it: years are \(Self.plausibleYears.lowerBound) to "
          + "\(Self.plausibleYears.upperBound)")
    }
    if let date, read < date {
      context.error(
        fields.location, "source '\(id)' was read on \(read), before its date \(date)",
        cure: "correct one of the dates")
    }
    self.init(
      id: id, title: fields.text("title"), publisher: fields.text("publisher"),
      url: Self.url(fields), date: date, read: read, location: fields.location)
  }

  private static func url(_ fields: Fields) -> String {
    guard let value = fields.required("url") else { return "" }
    let url = fields.text(of: value, "url")
    let rest = ["https://", "http://"].first(where: url.hasPrefix).map { url.dropFirst($0.count) }
    let host = rest?.prefix { $0 != "/" } ?? ""
    if !url.isEmpty, !host.contains(".") || !url.utf8.allSatisfy(Self.mayStandInURL) {
      fields.context.error(
        value.location, "'\(url)' is not a web address", cure: "write it in full, with https://")
    }
    return url
  }

  /// Whether a byte is visible ASCII and none that would end the address in Markdown or HTML.
  private static func mayStandInURL(_ byte: UInt8) -> Bool {
    guard (0x21...0x7E).contains(byte) else { return false }
    return switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "\\"),
      UInt8(ascii: "\""), UInt8(ascii: "`"):
      false
    default: true
    }
  }
}

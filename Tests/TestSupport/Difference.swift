/// The first difference of two texts, in the manner of a unified diff.
public enum Difference {
  /// Describes where `actual` first differs from `expected`, nil when they are equal.
  ///
  /// Up to two equal lines before the place are shown, then up to `limit` lines of each text.
  public static func describe(expected: String, actual: String, limit: Int = 6) -> String? {
    // Compared byte by byte: Swift's equality takes differently encoded accents for equal.
    if expected.utf8.elementsEqual(actual.utf8) { return nil }
    let old = lines(expected)
    let new = lines(actual)
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let tail = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed())
      .prefix { $0.utf8.elementsEqual($1.utf8) }.count
    var text = ["@@ line \(same + 1) @@"]
    text += old[max(0, same - 2)..<same].map { "  \($0)" }
    text += part(old.dropLast(tail).dropFirst(same), "- ", limit)
    text += part(new.dropLast(tail).dropFirst(same), "+ ", limit)
    return text.joined(separator: "\n")
  }

  private static func part(_ lines: ArraySlice<Substring>, _ mark: String, _ limit: Int) -> [String]
  {
    let shown = lines.prefix(limit).map { mark + $0 }
    return lines.count > limit ? shown + ["\(mark)… \(lines.count - limit) more"] : shown
  }

  /// The lines; a text that does not end in a newline ends in a line that says so.
  private static func lines(_ text: String) -> [Substring] {
    if text.isEmpty { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() } else { lines.append("\\ no newline at the end") }
    return lines
  }
}

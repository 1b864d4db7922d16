/// The ids of the rows of one table, made from the texts of their heads.
///
/// An id is that of the section, a slash and the row's slug: `scale/max-nodes`. The second table of a
/// section has its number between them, `scale/2/max-nodes`, and a cell the number of its column
/// behind, `scale/max-nodes.3`. Slashes and dots are in no slug, so that no two ids are the same.
struct RowIDs {
  /// The number of columns from which a row alone does not say which cell is meant.
  static let wide = 5

  private let prefix: String
  private var slugs = Slugs()

  /// Long texts are cut off here: each row repeats the section's id, and each cell the row's.
  private static let longest = 60

  /// The ids of a table.
  ///
  /// - Parameters:
  ///   - section: The id of the heading before the table; nil where there is none.
  ///   - before: How many tables come before it in the section.
  ///   - number: The number of the table in the document, from 1.
  init(section: String?, before: Int, number: Int) {
    if let section, section.utf8.count <= 2 * Self.longest {
      prefix = section + (before == 0 ? "/" : "/\(before + 1)/")
    } else {
      prefix = "/\(number)/"
    }
  }

  /// The id of the next row, whose head has the text.
  mutating func next(for head: PlainText) -> String {
    var slug = Slugs.slug(of: head.forSlug)
    if slug.utf8.count > Self.longest { slug = String(slug.unicodeScalars.prefix(Self.longest)) }
    return prefix + slugs.next(slug.isEmpty ? "row" : slug)
  }
}

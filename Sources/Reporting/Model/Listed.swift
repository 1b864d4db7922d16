/// The entries of a table that has to stay readable: all of them, or the largest ones and the rest.
///
/// A VNet may hold thousands of subnets; a table of them would bury what the report says.
struct Listed<Entry> {
  /// The entries that are listed, in their own order.
  let shown: [Entry]
  /// The entries that are not, in their own order; never a single one.
  let rest: [Entry]

  /// The most entries that are listed where some are left out.
  private static var most: Int { 20 }

  /// Chooses from entries by size, among equals the first.
  init(_ entries: [Entry], size: (Entry) -> Int) {
    guard entries.count > Self.most + 1 else {
      (shown, rest) = (entries, [])
      return
    }
    let ranked = entries.map(size).enumerated().sorted {
      ($1.element, $0.offset) < ($0.element, $1.offset)
    }
    let places = ranked.map(\.offset)
    shown = places.prefix(Self.most).sorted().map { entries[$0] }
    rest = places.dropFirst(Self.most).sorted().map { entries[$0] }
  }
}

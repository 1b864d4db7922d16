/// Finds what a mistyped word was probably meant to be.
public enum Suggestion {
  /// The candidate nearest to `word`, or nil when none is near enough to be worth naming.
  ///
  /// Near enough is an edit distance (Levenshtein, with neighbours swapped counted as one) of at
  /// most a third of the longer word, and at least 1. Case and the separators `-`, `_` and blank
  /// do not count. Among equals the first candidate wins. Where none is near, a candidate that is the
  /// only one to hold `word`, of three letters or more, is meant (`prod`).
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    // Counted in scalars first, so that a word of any length costs no more than a long one.
    guard word.unicodeScalars.count <= 256 else { return nil }
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    var completions: [String] = []
    for candidate in candidates {
      let letters = folded(candidate)
      if wanted.count >= 3, letters.contains(wanted) { completions.append(candidate) }
      let distance = editDistance(wanted, letters)
      guard distance <= max(1, max(wanted.count, letters.count) / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.candidate ?? (completions.count == 1 ? completions.first : nil)
  }

  /// "did you mean 'x'?", or nil when nothing is near.
  public static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String?
  {
    nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }.map { $0 }
  }

  /// The optimal string alignment distance of two words.
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty { return right.count }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in stride(from: 1, through: right.count, by: 1) {
        let same = left[row - 1] == right[column - 1]
        current[column] = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}

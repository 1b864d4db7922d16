/// The `{placeholders}` of a wording.
public enum Placeholders {
  /// Their names, as often as they stand there; `{count|noun|nouns}` and `{~count|word|words}` are
  /// both `count`.
  public static func names(in wording: String) -> [String] {
    wording.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).first?
        .split(separator: "|", omittingEmptySubsequences: false).first.map(name)
    }
  }

  /// A placeholder's name without the mark of a lone word.
  public static func name(_ text: Substring) -> String {
    String(text.hasPrefix("~") ? text.dropFirst() : text)
  }
}

extension String {
  /// The sentence as it stands after `because`: its first letter small, unless the first word is a
  /// name or an abbreviation.
  var asClause: String {
    let first = prefix { $0.isLetter || $0 == "-" }
    guard let second = first.dropFirst().first, second.isLowercase,
      !Self.names.contains(String(first))
    else {
      // "A node …": a single letter is an article.
      return first == "A" ? "a" + dropFirst() : self
    }
    return prefix(1).lowercased() + dropFirst()
  }

  /// The text as a sentence begins: its first letter large.
  var asSentenceStart: String { prefix(1).uppercased() + dropFirst() }

  /// First words of names: they keep their capital.
  private static let names: Set<String> = [
    "Application", "Azure", "Calico", "Cilium", "Kubernetes", "Linux", "Microsoft", "Private",
    "Static", "Windows",
  ]
}

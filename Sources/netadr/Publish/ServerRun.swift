import Diagnostics
import Publishing

/// What the commands that publish through a server have in common.
extension WikiOptions {
  /// How a run goes about.
  ///
  /// - Parameters:
  ///   - store: The kind of wiki.
  ///   - adoptions: The pages that become ours, as ``adoption(_:)`` reads them.
  /// - Returns: The options.
  func options<Store>(
    for store: Store.Type, adopting adoptions: [String]
  ) -> PagePublisher<Store>.Options {
    var options = PagePublisher<Store>.Options()
    options.isDryRun = dryRun
    options.overwrites = overwrite
    options.prunes = prune
    options.adopted = Dictionary(adoptions.compactMap(Self.adoption)) { _, last in last }
    return options
  }

  /// Refuses to take over pages for ones that this run does not publish.
  ///
  /// - Throws: A failure with exit code 2 that names the pair and a key like it.
  static func check(_ adoptions: [String], in site: Site) throws(CommandFailure) {
    for pair in adoptions {
      if let key = adoption(pair)?.key { try check(key, named: pair, in: site) }
    }
  }

  /// Refuses to take over a page for one that this run does not publish.
  ///
  /// - Parameters:
  ///   - key: The page's key.
  ///   - word: What the user wrote.
  ///   - site: The pages of this run.
  /// - Throws: A failure with exit code 2 that names the word and a key like it.
  static func check(_ key: String, named word: String, in site: Site) throws(CommandFailure) {
    let keys = site.pages.map(\.key)
    guard !keys.contains(key) else { return }
    throw CommandFailure(
      .unusable, "--adopt \(word): no page of this run has the key '\(key)'",
      cure: Suggestion.didYouMean(key, among: keys))
  }

  /// The key and the id in `payments=98304`; nil when there are none.
  static func adoption(_ pair: String) -> (key: String, id: String)? {
    let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}

extension PublishResult {
  /// Prints the result and ends the run by it.
  ///
  /// - Throws: A failure with exit code 3 after a conflict and 4 after a failure.
  func report(as format: FormatOptions.Format, on console: Console) throws(CommandFailure) {
    switch format {
    case .json: try console.write(PublishText.json(self))
    case .text: try console.write(PublishText(self, terminal: console.output).text)
    }
    if exit != .done { throw CommandFailure(exit) }
  }
}

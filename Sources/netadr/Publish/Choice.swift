import ArgumentParser
import Diagnostics

/// A word of the command line that stands for one of several things.
///
/// - Parameters:
///   - text: The word.
///   - kind: What such words are called: `kind of wiki`.
/// - Returns: What the word stands for.
/// - Throws: A usage error that names what was probably meant, or all there is.
func choice<Choice>(_ text: String, of kind: String) throws -> Choice
where Choice: RawRepresentable<String> & CaseIterable {
  if let choice = Choice(rawValue: text) { return choice }
  let known = Choice.allCases.map(\.rawValue)
  throw ValidationError(
    "'\(text)' is no \(kind); "
      + (Suggestion.didYouMean(text, among: known)
        ?? "choose from \(known.joined(separator: ", "))"))
}

/// How far a write came, for what its failure tells.
struct WriteProgress {
  /// The page's title.
  let title: String
  /// What is not done when the step that is under way fails.
  var next = ""
  /// Whether the page was made.
  var isMade = false
  /// Whether the page's text was written.
  var isWritten = false
  /// How many files were uploaded.
  var files = 0
  /// The title that the page was moved to; nil when it was not moved.
  var movedTo: String?

  /// A page of which nothing is written.
  init(title: String) { self.title = title }

  /// The failure with what was done before it, which stays on the server.
  func explained(_ failure: StoreFailure) -> StoreFailure {
    var done: [String] = []
    if isMade { done.append("the page '\(title)' was made") }
    if files > 0 {
      done.append("\(files) \(files == 1 ? "file was" : "files were") uploaded for '\(title)'")
    }
    if let movedTo { done.append("the page was moved to '\(movedTo)'") }
    if isWritten { done.append("the text of '\(title)' was written") }
    if done.isEmpty { return failure }
    let words = done.joined(separator: ", ")
    let doubt = if case .uncertain = failure { "perhaps " } else { "" }
    return failure.reworded { "\(words), but \(doubt)\(next): \($0)" }
  }
}

/// The files of a page that are to be uploaded, each with the attachment that it takes the place of.
typealias PendingFiles = [(file: SiteFile, old: ServerAttachment?)]

extension ConfluenceStore {
  /// The files that a page does not have in the same form already.
  ///
  /// - Throws: `conflict` when an attachment with the name of one is not from a run of ours.
  func pendingFiles(of page: SitePage, on id: String) throws(StoreFailure) -> PendingFiles {
    if page.attachments.isEmpty { return [] }
    let there = try interface.attachments(of: id)
    var pending: PendingFiles = []
    for file in page.attachments {
      let old = there.first { $0.title == file.name }
      if let old, old.digest == file.digest { continue }
      if let old, old.digest == nil, !options.overwrites {
        throw .conflict(
          "somebody uploaded the file '\(old.title)' there; --overwrite puts ours in its place")
      }
      pending.append((file, old))
    }
    return pending
  }

  /// Uploads files and notes each that is there.
  func upload(
    _ files: PendingFiles, to id: String, _ progress: inout WriteProgress
  ) throws(StoreFailure) {
    for (file, old) in files {
      progress.next = "its file '\(file.name)' was not uploaded"
      try interface.upload(file, to: id, over: old, purpose(for: id))
      progress.files += 1
    }
  }
}

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

  /// A page of which nothing is written.
  init(title: String) { self.title = title }

  /// The failure with what was done before it, which stays on the server.
  func explained(_ failure: StoreFailure) -> StoreFailure {
    var done: [String] = []
    if isMade { done.append("the page '\(title)' was made") }
    if files > 0 {
      done.append("\(files) \(files == 1 ? "file was" : "files were") uploaded to '\(title)'")
    }
    if isWritten { done.append("the text of '\(title)' was written") }
    if done.isEmpty { return failure }
    let words = done.joined(separator: ", ")
    let doubt = if case .uncertain = failure { "perhaps " } else { "" }
    return failure.reworded { "\(words), but \(doubt)\(next): \($0)" }
  }
}

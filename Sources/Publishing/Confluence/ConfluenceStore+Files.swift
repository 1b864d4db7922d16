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

  /// Looks for files of others under the names of a page's, and for another page with its title.
  public mutating func check(_ page: SitePage, over old: StoredPage?) throws(StoreFailure) {
    guard let old else { return }
    try expectFree(page, for: old)
    _ = try pendingFiles(of: page, on: old.id)
  }

  /// Looks whether a page may have its title.
  ///
  /// - Throws: `conflict` when another page has it; titles are unique in a space.
  mutating func expectFree(_ page: SitePage, for old: StoredPage) throws(StoreFailure) {
    guard old.title != page.title else { return }
    let found = try interface.pages(titled: page.title, inSpace: try spaceReference())
    if let other = found.first(where: { !Self.isDeleted($0.page) && $0.page.id.text != old.id }) {
      throw .conflict(
        "another page has the title '\(other.page.title)' already: \(location(of: other.page)); "
          + "rename one")
    }
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

extension ConfluenceStore {
  /// Writes a page: attachments before the text that shows them where the page exists, and last the
  /// property that says what is there.
  ///
  /// - Throws: What kept it from being written; the next run sees that it is not finished.
  public mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?
  ) throws(StoreFailure) -> StoredPage {
    let written: ServerPage
    if let old {
      try begin(page, over: old)
      try upload(page.attachments, to: old.id)
      written = try update(page, over: old)
    } else {
      let place: String
      if let parent { place = parent.id } else { place = try rootID() }
      written = try create(page, below: place)
      made.insert(written.id.text)
      try upload(page.attachments, to: written.id.text)
    }
    let id = written.id.text
    try interface.addLabels(page.labels, to: id, purpose(for: id))
    let version = written.version?.number ?? 1
    try finish(
      PublishProperty(
        key: page.key, page: id, pageVersion: version, digest: page.digest.description))
    return StoredPage(
      id: id, key: page.key, title: page.title, location: location(of: written),
      version: "\(version)", publishedVersion: "\(version)", publishedDigest: page.digest,
      isBelowRoot: old?.isBelowRoot ?? true)
  }

  private func purpose(for id: String) -> ConfluenceClient.Purpose {
    made.contains(id) ? .writeToNew : .write
  }

  private static func message(for page: SitePage) -> String {
    "\(message)\(page.digest.hexadecimal)"
  }

  /// Notes that a page is being written, so that a run that is cut short leaves no false digest.
  private func begin(_ page: SitePage, over old: StoredPage) throws(StoreFailure) {
    let version = Int(old.version) ?? 0
    let property = try interface.property(of: old.id)
    if let value = property?.value, value.page == old.id, value.pageVersion > version {
      throw .changed("another run published it meanwhile")
    }
    try interface.setProperty(
      PublishProperty(
        key: page.key, page: old.id, pageVersion: version, pending: page.digest.description),
      of: old.id, over: property, purpose(for: old.id))
  }

  /// Notes what a page is now, unless another run has begun or ended a later write.
  private func finish(_ value: PublishProperty) throws(StoreFailure) {
    var attempt = 1
    while true {
      let old = try interface.property(of: value.page)
      if let other = old?.value, other.page == value.page, other.pageVersion >= value.pageVersion,
        other.pageVersion > value.pageVersion || other.pending != nil || other == value
      {
        return
      }
      do throws(StoreFailure) {
        return try interface.setProperty(value, of: value.page, over: old, purpose(for: value.page))
      } catch .changed(let text) {
        guard attempt < 3 else { throw .changed(text) }
      } catch .uncertain(let text) {
        // The next round reads whether it was done.
        guard attempt < 3 else { throw .uncertain(text) }
      } catch {
        throw error
      }
      attempt += 1
    }
  }

  /// Makes a page.
  private mutating func create(
    _ page: SitePage, below parent: String
  ) throws(StoreFailure) -> ServerPage {
    let text = NewText(title: page.title, storage: page.text)
    let space = try spaceReference()
    do throws(StoreFailure) {
      return try interface.create(text, inSpace: space, below: parent)
    } catch .uncertain(let message) {
      guard let made = try current(page, inSpace: space), made.property == nil,
        made.page.version?.number == 1,
        StorageWriter.key(in: made.page.body?.storage?.value ?? "") == page.key
      else { throw .uncertain(message) }
      return made.page
    } catch .refused(let message) {
      // The title may have been taken since it was looked up.
      guard try current(page, inSpace: space) == nil else { throw .changed(message) }
      throw .refused(message)
    } catch {
      throw error
    }
  }

  private func current(
    _ page: SitePage, inSpace space: String
  ) throws(StoreFailure) -> FoundPage? {
    try interface.pages(titled: page.title, inSpace: space).first { $0.page.status != "trashed" }
  }

  /// Gives a page its new text, in a version that follows the one that was read.
  private mutating func update(
    _ page: SitePage, over old: StoredPage
  ) throws(StoreFailure) -> ServerPage {
    let number = (Int(old.version) ?? 0) + 1
    let version = NewVersion(
      number: number, minorEdit: !options.notifies, message: Self.message(for: page))
    do throws(StoreFailure) {
      return try interface.update(
        old.id, NewText(title: page.title, storage: page.text), inSpace: try spaceReference(),
        version: version)
    } catch .uncertain(let message) {
      guard let now = try interface.page(id: old.id)?.page, now.version?.number == number,
        now.version?.message == version.message
      else { throw .uncertain(message) }
      return now
    } catch {
      throw error
    }
  }

  /// Uploads the files that the page does not have in the same form already.
  private func upload(_ files: [SiteFile], to id: String) throws(StoreFailure) {
    if files.isEmpty { return }
    // A page that was made just now has none.
    let there = made.contains(id) ? [] : try interface.attachments(of: id)
    for file in files {
      let old = there.first { $0.title == file.name }
      if let old, old.digest == file.digest { continue }
      try interface.upload(file, to: id, over: old, purpose(for: id))
    }
  }
}

/// What Confluence writes into a text of its own accord.
enum StorageText {
  private static let names = [
    " ac:macro-id=\"", " ac:schema-version=\"", " ac:local-id=\"", " ri:version-at-save=\"",
    " local-id=\"",
  ]

  /// The text without the attributes by which Confluence keeps track of its elements, which would
  /// hide a person's edit in a difference.
  static func withoutBookkeeping(_ text: String) -> String {
    var text = text
    for name in names {
      var cleaned = ""
      var rest = text[...]
      while let start = rest.firstRange(of: name) {
        cleaned += rest[..<start.lowerBound]
        let value = rest[start.upperBound...]
        guard let end = value.firstIndex(of: "\"") else {
          rest = rest[start.lowerBound...]
          break
        }
        rest = value[value.index(after: end)...]
      }
      text = cleaned + rest
    }
    return text
  }
}

/// Pages of ours that their label does not show.
extension ConfluenceStore {
  /// A page of ours without our label, which somebody took away.
  ///
  /// It is looked for among the pages below the root and those that this user made.
  mutating func stray(_ key: String) throws(StoreFailure) -> StoredPage? {
    if strays == nil {
      let root = try rootID()
      let pages = try ifAllowed { () throws(StoreFailure) in
        try interface.pages(ofOursOrBelow: root, inSpace: site.space)
      }
      strays = (pages ?? []).compactMap { page in
        page.metadata?.properties?.own?.value.map { stored(FoundPage(page: page, property: $0)) }
      }
    }
    return strays?.first { $0.key == key }
  }

  /// The newest page of ours in the bin, unless it was a run that put it there.
  ///
  /// - Parameters:
  ///   - key: The page's key.
  ///   - titled: The pages with its title that are not in use.
  /// - Returns: The page, as one that somebody deleted; nil where there is none.
  /// - Throws: What kept the bin from being read.
  mutating func binned(
    _ key: String, _ titled: [FoundPage]
  ) throws(StoreFailure) -> StoredPage? {
    if bin == nil {
      let space = try spaceReference()
      bin = try ifAllowed { () throws(StoreFailure) in try interface.bin(ofSpace: space) } ?? []
    }
    let sameTitle = Set(titled.map(\.page.id.text))
    var newest: (number: Int, found: FoundPage)?
    for var found in titled + (bin ?? []) {
      let number = Int(found.page.id.text) ?? 0
      guard number > newest?.number ?? -1 else { continue }
      let text = found.page.body?.storage?.value ?? ""
      if found.property == nil, StorageWriter.key(in: text) == key {
        found.property = try interface.property(of: found.page.id.text)?.value
      }
      guard stored(found).key == key else { continue }
      let isSameTitle = sameTitle.contains(found.page.id.text)
      guard try isSameTitle ? true : wasBelowRoot(found) else { continue }
      newest = (number, found)
    }
    guard let found = newest?.found, found.property?.isRemoved != true else { return nil }
    return stored(found)
  }

  /// Whether a page in the bin was below this root, or below a record that was, by its property: one
  /// with another title is nobody else's then.
  private mutating func wasBelowRoot(_ found: FoundPage) throws(StoreFailure) -> Bool {
    guard let property = found.property else { return false }
    let root = try rootID()
    guard let parent = property.parent, parent != root else { return true }
    // A report lies below its record, wherever that is.
    guard property.key.contains("/") else { return false }
    guard let record = bin?.first(where: { $0.page.id.text == parent }) else { return true }
    var own = record.property
    if own == nil { own = try interface.property(of: parent)?.value }
    return own.map { $0.parent == nil || $0.parent == root } ?? false
  }

  /// The page with an id; nil where there is none that this user may read.
  func readable(_ id: String) throws(StoreFailure) -> FoundPage? {
    try ifAllowed { () throws(StoreFailure) in try interface.page(id: id) }
  }

  /// What a request gives; nil where the server does not take it or give it to this user.
  private func ifAllowed<Value>(
    _ request: () throws(StoreFailure) -> Value?
  ) throws(StoreFailure) -> Value? {
    do throws(StoreFailure) {
      return try request()
    } catch .refused {
      return nil
    } catch {
      throw error
    }
  }
}

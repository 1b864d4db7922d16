// MARK: Stale pages

extension GitPlan {
  /// A page of an earlier run that this one does not name and that is still there.
  struct StaleEntry {
    let key: String
    let entry: GitRecord.Page
    let path: GitPath
  }

  /// The stale pages, those above before those below.
  var staleEntries: [StaleEntry] {
    record.pages.filter { !keys.contains($0.key) }
      .compactMap { key, entry in
        let path = GitPath(entry.path)
        if snapshot.tree[path] != nil { return StaleEntry(key: key, entry: entry, path: path) }
        let moved = snapshot.paths(of: entry.blob)
        return moved.first.map { StaleEntry(key: key, entry: entry, path: $0) }
      }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Tells stale pages, and removes those that `--prune` may remove.
  mutating func markStale() {
    let isClean = !steps.isEmpty && steps.allSatisfy(\.isDone)
    // A page that was taken over under another key is no page of the old key any more.
    let taken = Set(steps.filter(\.isDone).compactMap(\.target))
    let entries = staleEntries.filter { !taken.contains($0.path) }
    let parents = writtenFolders
    var gone = Set(changes.filter { $0.value == .delete }.map(\.key))
    // Pages below come first, so that those above are without children when their turn comes.
    for stale in entries.reversed() {
      var page = StalePage(key: stale.key, location: stale.path.text, fate: .kept)
      if options.prunes {
        page.reason = reasonToKeep(
          stale, besides: gone, below: parents, afterCleanRun: isClean)
        if page.reason == nil {
          page.fate = .removed
          changes[stale.path] = .delete
          gone.insert(stale.path)
          newRecord.pages[stale.key] = nil
        }
      }
      self.stale.append(page)
    }
    self.stale.reverse()
    forget(entries)
    tellUnrecorded(besides: taken)
    if options.prunes, isClean { removeUnusedFiles() }
  }

  /// Forgets the stale pages that somebody deleted, or that have another key now.
  private mutating func forget(_ entries: [StaleEntry]) {
    let kept = keys.union(entries.map(\.key))
    newRecord.pages = newRecord.pages.filter { kept.contains($0.key) }
  }

  /// Where no record is, the markers alone tell which pages are stale.
  private mutating func tellUnrecorded(besides taken: Set<GitPath>) {
    guard snapshot.record == nil else { return }
    let root = Array(site.rootFolder.utf8)
    let others = snapshot.markers.filter { path, key in
      !keys.contains(key) && path.bytes.starts(with: root) && !taken.contains(path)
    }
    for (path, key) in others.sorted(by: { $0.key < $1.key }) {
      let reason = options.prunes ? "it is not known to be as it was published" : nil
      stale.append(StalePage(key: key, location: path.text, fate: .kept, reason: reason))
    }
  }

  private func reasonToKeep(
    _ stale: StaleEntry, besides gone: Set<GitPath>, below parents: Set<GitPath>,
    afterCleanRun isClean: Bool
  ) -> String? {
    if !isClean { return "pages are removed only after a run without conflict or failure" }
    guard snapshot.tree[stale.path]?.blob == stale.entry.blob else {
      return "somebody changed it since it was published"
    }
    if stale.path.text != stale.entry.path { return "somebody moved it" }
    // The record is a file that anybody may write: what it calls ours must say so itself.
    guard snapshot.text(stale.entry.blob).flatMap(PageMarker.key(inMarkdown:)) == stale.key else {
      return "it does not carry our marker"
    }
    if snapshot.tree.files(belowPage: stale.path).contains(where: { !gone.contains($0) })
      || stale.path.subfolder.map(parents.contains) ?? false
    {
      return "pages lie below it"
    }
    return nil
  }

  /// The attachments of the record that no page of ours has any more and nobody changed.
  private var unusedFiles: [String] {
    let used = Set(newRecord.pages.values.flatMap(\.files) + site.navigation.map(\.path))
    return record.files.keys.filter { !used.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// How pages may name a file.
  static func names(of file: String) -> Set<String> {
    let name = GitPath(file).name
    return [name, name.percentEscaped()]
  }

  /// The names for which all texts are to be searched before files can be removed.
  var soughtFiles: Set<String> {
    guard options.prunes, steps.allSatisfy(\.isDone) else { return [] }
    let there = record.files.keys.filter { changes[GitPath($0)] == .delete }
    return Set(there.flatMap(Self.names))
  }

  /// Removes attachments that no page of ours has any more, nobody changed, and no other text names:
  /// other roots and people may show them too.
  private mutating func removeUnusedFiles() {
    for file in unusedFiles {
      newRecord.files[file] = nil
      let path = GitPath(file)
      guard snapshot.tree[path]?.blob == record.files[file], changes[path] == nil else { continue }
      let mentions = Self.names(of: file).reduce(into: Set<GitPath>()) {
        $0.formUnion(snapshot.mentions[$1] ?? [])
      }
      let isShown = mentions.contains { text in
        text != snapshot.recordPath && text != path && changes[text] == nil
      }
      if isShown || snapshot.otherRecords.contains(where: { $0.files[file] != nil }) { continue }
      changes[path] = .delete
      removedFiles.append(file)
      tell(file)
    }
  }

  /// Says of the page that had a file that the file goes.
  private mutating func tell(_ file: String) {
    let words = "its file '\(file)' is removed"
    let keys = record.pages.filter { $0.value.files.contains(file) }.map(\.key)
    if let index = stale.indices.first(where: { keys.contains(stale[$0].key) }) {
      stale[index].reason = (stale[index].reason.map { "\($0); " } ?? "") + words
    } else {
      let index = steps.indices.first { keys.contains(steps[$0].page.key) } ?? steps.startIndex
      guard steps.indices.contains(index) else { return }
      steps[index].reason =
        (steps[index].reason.map { "\($0); " } ?? "") + "the file '\(file)' is removed"
    }
  }
}

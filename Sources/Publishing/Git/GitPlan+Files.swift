// MARK: Attachments, root pages, navigation, the record

extension GitPlan {
  /// Why an attachment cannot be put where it belongs; nil when it can.
  func refusal(of file: SiteFile, on step: Step) -> String? {
    let path = GitPath(file.path)
    guard let there = snapshot.tree[path] else { return obstacle(to: path, vacated: []) }
    if there.blob == blob(of: file) { return nil }
    // Another root may have published it: all share the folder of attachments.
    if there.isFile, snapshot.otherRecords.contains(where: { $0.files[file.path] == there.blob }) {
      return nil
    }
    guard let ours = record.files[file.path] else {
      if record.pages[step.page.key] == nil, step.isOurs, there.isFile, shows(step, file) {
        if options.overwrites { return nil }
        return "\(snapshot.lackOfRecord) whether somebody changed its file '\(file.path)'; "
          + "--overwrite writes over it"
      }
      return "a file that is not ours is at '\(file.path)'; rename it"
    }
    if ours == there.blob || (options.overwrites && there.isFile) { return nil }
    return "somebody changed its file '\(file.path)'; --overwrite writes over the change"
  }

  /// Whether the page that carries our marker names a file; false until its text was read.
  private func shows(_ step: Step, _ file: SiteFile) -> Bool {
    let bytes = step.location.blob.flatMap { snapshot.contents[$0] }
    let text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return Self.names(of: file.path).contains { text.contains($0) }
  }

  /// Puts the attachments of the pages that are published into the changes and the record.
  mutating func writeFiles() {
    for step in steps where step.isDone {
      for file in step.page.attachments {
        let path = GitPath(file.path)
        if snapshot.tree[path]?.blob != blob(of: file) {
          changes[path] = .write(file.bytes, mode: "100644")
        }
        newRecord.files[file.path] = blob(of: file)
      }
    }
  }

  /// Makes the pages above the published ones where they are missing; they are never changed.
  mutating func writeRootPages() {
    guard steps.contains(where: \.isDone), !site.rootFolder.isEmpty else { return }
    for file in site.rootPages {
      let path = GitPath(file.path)
      let identity = site.dialect.rules.identity(of: file.path)
      guard twins[identity] == nil, snapshot.tree.obstacle(to: path) == nil, changes[path] == nil
      else { continue }
      changes[path] = .write(file.bytes, mode: "100644")
    }
  }

  /// Adds our lines to the files that order pages, and writes the other files of navigation where
  /// they are missing or still ours.
  mutating func writeNavigation() {
    guard steps.contains(where: \.isDone) else { return }
    let own = Set(newRecord.pages.values.map(\.path))
    let known = own.union(site.rootPages.map(\.path))
    let gone = Set(changes.filter { $0.value == .delete }.map(\.key.text))
    for file in site.navigation {
      let path = GitPath(file.path)
      let there = snapshot.tree[path]
      guard there?.isFile ?? true, snapshot.tree.obstacle(to: path) == nil else { continue }
      guard path.name == GitTree.orderName else {
        if let there, there.blob != blob(of: file), record.files[file.path] != there.blob {
          continue
        }
        if there?.blob != blob(of: file) { changes[path] = .write(file.bytes, mode: "100644") }
        newRecord.files[file.path] = blob(of: file)
        continue
      }
      let folder = path.folders.last.map { "\($0.text)/" } ?? ""
      let ours = file.lines.filter { line in
        let page = "\(folder)\(line).md"
        return own.contains(page) && stands(GitPath(page))
      }
      guard there != nil || !hasPages(in: folder, besides: known) else { continue }
      guard let old = there == nil ? [] : there.flatMap({ snapshot.contents[$0.blob] }) else {
        continue
      }
      let text = Self.order(old, adding: ours) { gone.contains("\(folder)\($0).md") }
      if text != old, !text.isEmpty { changes[path] = .write(text, mode: there?.mode ?? "100644") }
    }
    removeEmptyOrders()
  }

  /// Removes the orders of folders in which no page is left.
  private mutating func removeEmptyOrders() {
    let parents = writtenFolders
    for page in changes.filter({ $0.value == .delete }).keys {
      let isEmpty = snapshot.tree.files(belowPage: page).allSatisfy { changes[$0] == .delete }
      guard isEmpty, let folder = page.subfolder, !parents.contains(folder) else { continue }
      for order in snapshot.tree.orders(belowPage: page) { changes[order] = .delete }
    }
  }

  /// The folders, at any depth, that hold what this run writes.
  var writtenFolders: Set<GitPath> {
    Set(changes.filter { $0.value != .delete }.keys.flatMap(\.folders))
  }

  /// The ids of the files that order pages, whose lines are kept.
  static func orderBlobs(of site: Site, in tree: GitTree) -> Set<String> {
    Set(
      site.navigation.map { GitPath($0.path) }.filter { $0.name == GitTree.orderName }
        .compactMap { tree[$0]?.blob })
  }

  /// An order with lines added at its end; those of others keep their place and every byte.
  static func order(
    _ bytes: [UInt8], adding lines: [String], removing isGone: (String) -> Bool
  ) -> [UInt8] {
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    var kept = bytes.dropFirst(mark.count).split(separator: 0x0A, omittingEmptySubsequences: false)
    func name(_ line: ArraySlice<UInt8>) -> String {
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    let end: [UInt8] = kept.count > 1 && kept[0].last == 0x0D ? [0x0D, 0x0A] : [0x0A]
    let names = Set(kept.map { Array(name($0).utf8) })
    let added = lines.filter { !names.contains(Array($0.utf8)) }
    // What stands behind the last line end is a line only when it is something.
    let rest = kept.removeLast()
    guard !added.isEmpty || (kept + [rest]).contains(where: { isGone(name($0)) }) else {
      return bytes
    }
    var order = mark + kept.filter { !isGone(name($0)) }.flatMap { $0 + [0x0A] }
    if !rest.isEmpty, !isGone(name(rest)) { order += rest + (added.isEmpty ? [] : end) }
    return order + added.flatMap { Array($0.utf8) + end }
  }

  /// Whether a file is there when the run is over.
  private func stands(_ path: GitPath) -> Bool {
    switch changes[path] {
    case .write: true
    case .delete: false
    case nil: snapshot.tree[path] != nil
    }
  }

  /// Whether a folder holds pages that no run of ours wrote: without an order of their own they are
  /// in the alphabet's, which an order of ours alone would upset.
  private func hasPages(in folder: String, besides known: Set<String>) -> Bool {
    let start = Array(folder.utf8)
    return snapshot.tree.files(startingWith: start).contains { path in
      !path.bytes.dropFirst(start.count).contains(0x2F) && path.subfolder != nil
        && !known.contains(path.text)
    }
  }

  /// Puts the record into the changes, when it says more than before.
  mutating func writeRecord() {
    let says =
      newRecord.pages.contains { record.pages[$0.key] != $0.value }
      || newRecord.files.contains { record.files[$0.key] != $0.value }
    guard says || !changes.isEmpty else { return }
    let path = GitPath(site.recordPath)
    let bytes = newRecord.bytes
    if snapshot.tree[path]?.blob != ServerDigest.gitBlob(bytes) {
      changes[path] = .write(bytes, mode: "100644")
    }
  }
}

extension Site {
  /// The folder in which all pages lie, with a slash behind it; empty for the wiki's top.
  var rootFolder: String {
    guard let above = rootPages.last?.path, above.hasSuffix(".md") else { return "" }
    let folder = above.dropLast(3) + "/"
    return pages.allSatisfy { $0.path.hasPrefix(folder) } ? String(folder) : ""
  }

  /// Where the record of what was published lies.
  var recordPath: String { rootFolder + GitRecord.fileName }
}

extension SiteFile {
  /// The id that git gives the file.
  var gitBlob: String { ServerDigest.gitBlob(bytes) }

  /// The lines of a text.
  fileprivate var lines: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// A wiki's branch as it was fetched.
struct GitSnapshot: Sendable {
  /// The branch's name.
  var branch: String
  /// The id of its last commit; nil while it has none.
  var tip: String?
  /// The files of that commit.
  var tree = GitTree()
  /// What earlier runs published; nil where no record is, or a damaged one.
  var record: GitRecord? {
    didSet {
      let pages = record?.pages ?? [:]
      owners = Dictionary(grouping: pages.keys) { GitPath(pages[$0]?.path ?? "") }
    }
  }
  /// The keys to which the record gives a path.
  private(set) var owners: [GitPath: [String]] = [:]
  /// The keys that our markers give to pages, by their paths; empty until they were looked for.
  var markers: [GitPath: String] = [:] {
    didSet { marked = Dictionary(grouping: markers.keys) { markers[$0] ?? "" } }
  }
  /// The paths of the pages by the keys that our markers give them.
  private(set) var marked: [String: [GitPath]] = [:]
  /// The files that were read, by their ids.
  var contents: [String: [UInt8]] = [:]

  /// A text that was read; bytes that are not UTF-8 are replaced.
  func text(_ blob: String) -> String? {
    contents[blob].map { String(decoding: $0, as: UTF8.self) }
  }

  /// How it is said that no record tells something.
  var lackOfRecord: String {
    tree[recordPath] == nil
      ? "no record tells" : "the record '\(recordPath.text)' is damaged and does not tell"
  }
  /// What was published below other roots; they may share our attachments.
  var otherRecords: [GitRecord] = []
  /// The files that texts name, by what they name; empty until they were looked for.
  var mentions: [String: Set<GitPath>] = [:]

  /// Where the record is, or would be.
  var recordPath = GitPath(GitRecord.fileName)

  /// The pages that carry the marker of a key, in the order of their paths; without those that the
  /// record gives to other keys.
  func pages(markedAs key: String) -> [GitPath] {
    (marked[key] ?? []).filter { path in
      !isOfAnotherRoot(path) && owners[path, default: []].allSatisfy { $0 == key }
    }.sorted()
  }

  /// Where a text of ours is, in the order of the paths.
  func paths(of blob: String) -> [GitPath] {
    tree.paths(of: blob).filter { !isOfAnotherRoot($0) }
  }

  /// Whether a page lies below another root, which has a record of its own: the same decision may
  /// be published below both.
  private func isOfAnotherRoot(_ path: GitPath) -> Bool {
    let records = ([GitPath("")] + path.folders).map { folder in
      GitPath(bytes: folder.bytes + (folder.bytes.isEmpty ? [] : [0x2F]) + Self.recordName)
    }
    guard let nearest = records.last(where: { tree[$0] != nil }) else { return false }
    return nearest != recordPath
  }

  /// Whether what stands where the record has a page is another page of ours, as it was published:
  /// it came there after people had moved or deleted the first.
  func isAnotherPage(at path: GitPath, than key: String) -> Bool {
    guard let blob = tree[path]?.blob, blob != record?.pages[key]?.blob else { return false }
    return owners[path, default: []].contains { $0 != key && record?.pages[$0]?.blob == blob }
  }

  /// Where the records of other roots are.
  var otherRecordPaths: [GitPath] {
    tree.entries.keys.filter { $0.name == GitRecord.fileName && $0 != recordPath }.sorted()
  }

  private static let recordName = Array(GitRecord.fileName.utf8)

  /// Whether the page at a path may be told from others only by the markers in all pages.
  ///
  /// - Parameter site: What is to be published.
  /// - Returns: Whether they have to be looked for.
  func needsMarkers(for site: Site) -> Bool {
    if tree.isEmpty { return false }
    guard let record else { return true }
    return site.pages.contains { page in
      guard let entry = record.pages[page.key] else {
        return tree[GitPath(page.path)]?.blob != ServerDigest.gitBlob(Array(page.text.utf8))
      }
      let path = GitPath(entry.path)
      return (tree[path] == nil || isAnotherPage(at: path, than: page.key))
        && paths(of: entry.blob).count != 1
    }
  }
}

/// Where a page of ours is on the branch, and whose the text there is.
struct GitLocation: Sendable, Hashable {
  /// What was found.
  enum State: Sendable, Hashable {
    /// The branch has no such page, and never had.
    case missing
    /// It was published and is gone.
    case deleted
    /// It is there as it was published.
    case published
    /// It is there and somebody changed it.
    case edited
    /// It carries our marker, and no record tells whether somebody changed it.
    case unrecorded
    /// A page that is not ours stands in its place.
    case foreign
    /// Several pages are as it was published, or carry its marker.
    case copies([GitPath])
  }

  let state: State
  /// Where it is; nil where it is not.
  let path: GitPath?
  /// The id of the text that is there.
  let blob: String?

  /// Looks for a page: where the record has it, else where its text is, else where its marker is.
  ///
  /// - Parameters:
  ///   - key: The page's key.
  ///   - place: Where the page belongs.
  ///   - blob: The id of the text that is to be published.
  ///   - snapshot: The branch.
  init(of key: String, at place: GitPath, blob: String, in snapshot: GitSnapshot) {
    let tree = snapshot.tree
    let found: (State, GitPath?)
    if let entry = snapshot.record?.pages[key] {
      found = Self.recorded(entry, key: key, in: snapshot)
    } else if let there = tree[place], there.isFile, there.blob == blob {
      found = (.published, place)
    } else {
      let marked = snapshot.pages(markedAs: key)
      if marked.count > 1 {
        found = (.copies(marked), nil)
      } else if let path = marked.first {
        found = (tree[path]?.blob == blob ? .published : .unrecorded, path)
      } else {
        found = tree[place] == nil ? (.missing, nil) : (.foreign, place)
      }
    }
    (state, path) = found
    self.blob = path.flatMap { tree[$0]?.blob }
  }

  private static func recorded(
    _ entry: GitRecord.Page, key: String, in snapshot: GitSnapshot
  ) -> (State, GitPath?) {
    let path = GitPath(entry.path)
    if let there = snapshot.tree[path], !snapshot.isAnotherPage(at: path, than: key) {
      return (there.isFile && there.blob == entry.blob ? .published : .edited, path)
    }
    let same = snapshot.paths(of: entry.blob)
    if same.count == 1 { return (.published, same[0]) }
    let marked = snapshot.pages(markedAs: key)
    if marked.count == 1 { return (.edited, marked[0]) }
    let copies = same.isEmpty ? marked : same
    return copies.isEmpty ? (.deleted, nil) : (.copies(copies), nil)
  }
}

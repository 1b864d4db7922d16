/// The path of a file in a repository, which is bytes: two forms of one letter are two paths.
struct GitPath: Sendable, Hashable, Comparable {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// The path for people; bytes that are not UTF-8 are replaced.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The paths of the folders above, the nearest last.
  var folders: [GitPath] {
    bytes.indices.filter { bytes[$0] == 0x2F }.map { GitPath(bytes: bytes[..<$0]) }
  }

  /// The folder that holds the sub-pages of the page in this file, which has the page's name.
  var subfolder: GitPath? {
    bytes.suffix(3).elementsEqual([0x2E, 0x6D, 0x64]) ? GitPath(bytes: bytes.dropLast(3)) : nil
  }

  /// Whether the file is in the folder that holds a page's sub-pages.
  func isBelow(page: GitPath) -> Bool {
    page.subfolder.map { bytes.starts(with: $0.bytes + [0x2F]) } ?? false
  }

  /// The path without its folders.
  var name: String { text.split(separator: "/").last.map(String.init) ?? text }

  static func < (left: GitPath, right: GitPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// The files of a commit.
struct GitTree: Sendable {
  /// A file, symbolic link or submodule.
  struct Entry: Sendable, Hashable {
    let mode: String
    let blob: String

    /// Whether it is a file that people read and write.
    var isFile: Bool { mode.hasPrefix("100") }
  }

  private(set) var entries: [GitPath: Entry] = [:]
  private var pathsByBlob: [String: [GitPath]] = [:]
  private var folders: Set<GitPath> = []
  /// The paths in order, so that those of a folder stand together.
  private var paths: [GitPath] = []

  /// No file.
  init() {}

  /// Reads what `git ls-tree -r -z` lists; nil when it is not that.
  init?(listing: [UInt8]) {
    for line in listing.split(separator: 0) {
      // 100644 blob 32f95c0d1244a78b2be1bab8de17906fabb2c4a8<TAB>path
      guard let tab = line.firstIndex(of: 0x09) else { return nil }
      let words = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3 else { return nil }
      let path = GitPath(bytes: line[line.index(after: tab)...])
      entries[path] = Entry(mode: String(words[0]), blob: String(words[2]))
      pathsByBlob[String(words[2]), default: []].append(path)
      folders.formUnion(path.folders)
    }
    paths = entries.keys.sorted()
  }

  subscript(path: GitPath) -> Entry? { entries[path] }

  /// Whether there is no file.
  var isEmpty: Bool { entries.isEmpty }

  /// Where a blob lies, in the order of the paths.
  func paths(of blob: String) -> [GitPath] {
    (pathsByBlob[blob] ?? []).filter { entries[$0]?.isFile == true }.sorted()
  }

  /// What keeps a file from being at a path: a folder there, or a file where a folder belongs.
  func obstacle(to path: GitPath) -> String? {
    if folders.contains(path) { return "a folder is where its file '\(path.text)' belongs" }
    if let file = path.folders.first(where: { entries[$0] != nil }) {
      return "'\(file.text)' is a file where a folder belongs"
    }
    return nil
  }

  /// The files below the folder that holds a page's sub-pages, which has the page's name; without
  /// those that order pages, which are nothing by themselves.
  func files(belowPage page: GitPath) -> [GitPath] {
    below(page).filter { $0.name != Self.orderName }
  }

  /// The files that order what is below a page.
  func orders(belowPage page: GitPath) -> [GitPath] {
    below(page).filter { $0.name == Self.orderName }
  }

  /// The name of the file in which an Azure DevOps wiki keeps the order of a folder's pages.
  static let orderName = ".order"

  private func below(_ page: GitPath) -> ArraySlice<GitPath> {
    page.subfolder.map { files(startingWith: $0.bytes + [0x2F]) } ?? []
  }

  /// The files whose paths start with some bytes, in the order of their paths.
  func files(startingWith start: [UInt8]) -> ArraySlice<GitPath> {
    var (low, high) = (paths.startIndex, paths.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].bytes.lexicographicallyPrecedes(start) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return paths[low...].prefix { $0.bytes.starts(with: start) }
  }
}

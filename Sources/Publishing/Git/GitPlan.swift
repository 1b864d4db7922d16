/// What a run does to a branch, worked out before anything is written.
///
/// Nothing of anybody else's is changed: a page that is not ours, or that somebody changed, stays
/// as it is and is a conflict.
struct GitPlan: Sendable {
  /// What happens to a file.
  enum Change: Sendable, Hashable {
    case write([UInt8], mode: String)
    case delete
  }

  /// What a run may do.
  struct Options: Sendable, Hashable {
    /// Whether edits by hand are written over.
    var overwrites = false
    /// Whether stale pages are removed.
    var prunes = false
    /// The keys of the pages that take over a page that is not ours.
    var adopted: Set<String> = []
  }

  /// A page on its way: where it is, where it is to be, and what became of that.
  struct Step: Sendable {
    let page: SitePage
    /// The id of the text that is to be published.
    let blob: String
    let location: GitLocation
    /// Where the page belongs; other than `target` where people moved it.
    var place: GitPath
    /// Where the page is to stand; nil when it stays as it is.
    var target: GitPath?
    var outcome: PageOutcome
    var reason: String?
    var hasDifference = false

    /// Whether the page that is there now, if any, is ours.
    var isOurs: Bool {
      switch location.state {
      case .published, .edited, .unrecorded: true
      case .missing, .deleted, .foreign, .copies: false
      }
    }
    /// Whether the page is as it should be when the run is over.
    var isDone: Bool { [.created, .updated, .unchanged].contains(outcome) }
    /// Where the page is when the run is over; nil where it is not there, or is not ours.
    var home: GitPath? { isDone ? target : isOurs ? location.path : nil }
    /// The path that the page leaves for another.
    var vacated: GitPath? {
      guard isDone, let target, let old = location.path, old != target else { return nil }
      return old
    }
  }

  let site: Site
  let snapshot: GitSnapshot
  let options: Options
  /// The keys of the site's pages.
  let keys: Set<String>
  /// What the runs before this one published.
  let record: GitRecord
  /// The ids of the site's files by their paths, worked out once: a file may belong to many pages.
  private let fileBlobs: [String: String]
  /// The files of the tree by the form under which the wiki takes two for one.
  let twins: [String: [GitPath]]
  var steps: [Step] = []
  var changes: [GitPath: Change] = [:]
  /// What the record is to say afterwards.
  var newRecord: GitRecord
  var stale: [StalePage] = []
  /// The attachments that are removed, in order.
  var removedFiles: [String] = []

  /// Works out what is to be done.
  init(_ site: Site, on snapshot: GitSnapshot, _ options: Options) {
    self.site = site
    self.snapshot = snapshot
    self.options = options
    keys = Set(site.pages.map(\.key))
    record = snapshot.record ?? GitRecord()
    newRecord = record
    let rules = site.dialect.rules
    twins = Dictionary(grouping: snapshot.tree.entries.keys) { rules.identity(of: $0.text) }
    fileBlobs = Dictionary((site.attachments + site.navigation).map { ($0.path, $0.gitBlob) }) {
      first, _ in first
    }
    for page in site.pages {
      // A page comes right before those below it.
      let parent = page.parent.flatMap { key in steps.last { $0.page.key == key } }
      steps.append(firstStep(page, below: parent))
    }
    settle()
    tellOtherRoots()
    writePages()
    writeFiles()
    markStale()
    writeRootPages()
    writeNavigation()
    writeRecord()
  }

  /// Works out what is to be done, with texts whose links lead to where the pages then stand.
  ///
  /// A text shows where its links lead, and a page stands where the text is that people moved: so a
  /// plan is made again until both fit, which after the second they do but in wikis without record.
  static func fitting(_ site: Site, on snapshot: GitSnapshot, _ options: Options) -> GitPlan {
    var plan = GitPlan(site, on: snapshot, options)
    for _ in 1...3 where plan.locations != plan.site.locations {
      plan = GitPlan(site.standing(at: plan.locations), on: snapshot, options)
    }
    return plan
  }

  /// The paths of the pages that stand elsewhere than their titles put them, by their keys.
  private var locations: [String: String] {
    let homes = steps.compactMap { step in step.home.map { (step.page, $0.text) } }
      .filter { $0.path != $1 }
    return Dictionary(homes.map { ($0.key, $1) }) { first, _ in first }
  }

  /// The id that git gives a file of the site.
  func blob(of file: SiteFile) -> String { fileBlobs[file.path] ?? file.gitBlob }

  /// Whether anything is to be written.
  var isChange: Bool { !changes.isEmpty }

  /// The texts that have to be read before differences can be shown and stale pages removed.
  var unreadBlobs: Set<String> {
    var blobs = Set(steps.filter(\.hasDifference).compactMap(\.location.blob))
    // Whether their files are theirs, pages that no record names have to tell themselves.
    let unrecorded = steps.filter {
      $0.isOurs && $0.outcome == .conflict && record.pages[$0.page.key] == nil
    }
    blobs.formUnion(unrecorded.compactMap(\.location.blob))
    if options.prunes { blobs.formUnion(staleEntries.map(\.entry.blob)) }
    return blobs.subtracting(snapshot.contents.keys)
  }

  /// The file that an identity or a path of the tree takes already.
  ///
  /// - Parameters:
  ///   - path: Where a file is to be.
  ///   - vacated: The paths that this run leaves.
  /// - Returns: What is in the way; nil when nothing is.
  func obstacle(to path: GitPath, vacated: Set<GitPath>) -> String? {
    if snapshot.tree[path] != nil, !vacated.contains(path) {
      return "'\(path.text)' is there already and is not this page"
    }
    if let obstacle = snapshot.tree.obstacle(to: path) { return obstacle }
    let identity = site.dialect.rules.identity(of: path.text)
    let twin = (twins[identity] ?? []).filter { $0 != path && !vacated.contains($0) }.min()
    return twin.map { "the wiki takes '\(path.text)' and '\($0.text)', which is there, for one" }
  }

  /// A text in which people see the line ends of another system.
  private static func visible(_ text: String) -> String {
    text.replacing("\r\n", with: "\u{240D}\n")
  }

  /// The result for people, without the differences of texts that were not read.
  func result(target: String, isDryRun: Bool) -> PublishResult {
    let pages = steps.map { step in
      let text = step.hasDifference ? step.location.blob.flatMap { snapshot.text($0) } : nil
      return PageResult(
        key: step.page.key, title: step.page.title, outcome: step.outcome,
        location: (step.isDone ? step.target : nil)?.text ?? step.location.path?.text,
        reason: step.reason,
        difference: text.map {
          UnifiedDifference.text(
            from: Self.visible($0), to: step.page.text, names: ("on the wiki", "to be published"))
        })
    }
    var stale = stale
    if isDryRun {
      for index in stale.indices where stale[index].fate == .removed {
        stale[index].fate = .removable
      }
    }
    return PublishResult(target: target, isDryRun: isDryRun, pages: pages, stale: stale)
  }
}

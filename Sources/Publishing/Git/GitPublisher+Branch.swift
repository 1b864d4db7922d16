// MARK: Reading the branch

extension GitPublisher {
  /// Fetches the branch and works out what is to be done.
  mutating func plan(_ site: Site, attempt: Int) throws(GitFailure) -> GitPlan {
    var snapshot = try fetched(attempt: attempt, for: site.dialect)
    if let tip = snapshot.tip { try read(tip, for: site, into: &snapshot) }
    let choices = GitPlan.Options(
      overwrites: options.overwrites, prunes: options.prunes, adopted: options.adopted)
    let plan = GitPlan.fitting(site, on: snapshot, choices)
    let unread = plan.unreadBlobs
    try readTexts(unread, into: &snapshot)
    let read = unread.isEmpty ? plan : GitPlan.fitting(plan.site, on: snapshot, choices)
    guard let tip = snapshot.tip, !read.soughtFiles.isEmpty else { return read }
    snapshot.mentions = try mentions(of: read.soughtFiles, in: tip)
    return GitPlan.fitting(read.site, on: snapshot, choices)
  }

  private func reference(_ attempt: Int) -> String { "refs/netadr/base-\(attempt)" }

  /// The branch's name and last commit: one connection to the server.
  private mutating func fetched(
    attempt: Int, for dialect: Dialect
  ) throws(GitFailure) -> GitSnapshot {
    if let known = branch {
      let answer = try fetch([
        "--git-dir=\(runner.store)", "fetch", "--quiet", "--depth=1", "--no-tags", "--",
        address.text, "+refs/heads/\(known):\(reference(attempt))",
      ])
      if answer.status != 0 {
        guard answer.errors.contains("couldn't find remote ref") else {
          throw failure(answer, dialect)
        }
        return GitSnapshot(branch: known)
      }
      let tip = Self.words(try own(["rev-parse", "--verify", reference(attempt)])).first
      return GitSnapshot(branch: known, tip: tip)
    }
    return try cloned(for: dialect)
  }

  private mutating func cloned(for dialect: Dialect) throws(GitFailure) -> GitSnapshot {
    let named = options.branch.map { ["--branch=\($0)"] } ?? []
    let answer = try fetch(
      [
        "-c", "init.defaultBranch=\(dialect.usualBranch)", "clone", "--quiet", "--bare",
        "--depth=1", "--single-branch", "--no-tags", "--no-local", "--template=",
      ] + named + ["--", address.text, runner.store])
    if let name = options.branch, answer.status != 0, answer.errors.contains("Remote branch"),
      answer.errors.contains("not found in upstream")
    {
      let made = try git(
        GitCall(["init", "--quiet", "--bare", "--template=", "--", runner.store]))
      guard made.status == 0 else { throw failure(made, dialect) }
      branch = name
      otherBranches = try branches()
      return GitSnapshot(branch: name)
    }
    guard answer.status == 0 else { throw failure(answer, dialect) }
    let heads = try git(
      GitCall([
        "--git-dir=\(runner.store)", "rev-parse", "--show-object-format", "HEAD",
        "--symbolic-full-name", "HEAD",
      ]))
    let words = Self.words(heads.output)
    guard words.first != "sha256" else {
      throw GitFailure(.final, "the repository names its objects by SHA-256; SHA-1 is needed")
    }
    if heads.status == 0, words.count == 3 {
      let name = try Self.branchName(words[2])
      branch = name
      return GitSnapshot(branch: name, tip: words[1])
    }
    let name = try Self.branchName(Self.words(try own(["symbolic-ref", "HEAD"])).first ?? "")
    branch = name
    return GitSnapshot(branch: name)
  }

  /// The names of all branches; none when the server does not tell them.
  private mutating func branches() throws(GitFailure) -> [String] {
    // In the run's own store: the folder that it was started in may be a repository with settings.
    let answer = try fetch([
      "--git-dir=\(runner.store)", "ls-remote", "--quiet", "--heads", "--", address.text,
    ])
    guard answer.status == 0 else { return [] }
    // <id><TAB>refs/heads/wikiMain
    let prefix = "refs/heads/"
    return Self.words(answer.output).filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }

  private static func branchName(_ reference: String) throws(GitFailure) -> String {
    let prefix = "refs/heads/"
    guard reference.hasPrefix(prefix) else {
      throw GitFailure(.final, "the repository does not say which branch is its own; use --branch")
    }
    return String(reference.dropFirst(prefix.count))
  }

  /// Reads the listing, the record and what else the plan rests on.
  private mutating func read(
    _ tip: String, for site: Site, into snapshot: inout GitSnapshot
  ) throws(GitFailure) {
    let listing = try own(["ls-tree", "-r", "-z", "--full-tree", tip])
    guard let tree = GitTree(listing: listing) else {
      throw GitFailure(.final, "git listed the branch's files in a form that is not known")
    }
    snapshot.tree = tree
    snapshot.recordPath = GitPath(site.recordPath)
    let recordBlob = tree[snapshot.recordPath]?.blob
    var blobs = GitPlan.orderBlobs(of: site, in: tree)
    if let recordBlob { blobs.insert(recordBlob) }
    let otherBlobs = snapshot.otherRecordPaths.compactMap { tree[$0]?.blob }
    try readTexts(blobs.union(otherBlobs), into: &snapshot)
    for bytes in otherBlobs.compactMap({ snapshot.contents[$0] }) {
      if case .record(let other) = GitRecord.reading(bytes) { snapshot.otherRecords.append(other) }
    }
    if let bytes = recordBlob.flatMap({ snapshot.contents[$0] }) {
      switch GitRecord.reading(bytes) {
      case .record(let record): snapshot.record = record
      case .damaged: break
      case .foreign(let schema):
        throw GitFailure(
          .final,
          "another version of netadr published here: '\(site.recordPath)' is of the form "
            + "'\(schema)'; use that version")
      }
    }
    if snapshot.needsMarkers(for: site) { snapshot.markers = try markers(in: tip) }
  }

  /// Looks for our markers in all pages of a commit.
  private mutating func markers(in tip: String) throws(GitFailure) -> [GitPath: String] {
    let answer = try git(
      GitCall([
        "--git-dir=\(runner.store)", "grep", "-z", "-I", "-o", "-e", GitMarker.pattern, tip, "--",
        ":(glob)**/*.md",
      ]))
    // With exit code 1 there is none.
    guard answer.status <= 1 else { throw GitFailure(said: answer.errors, whenMissing: "") }
    var markers: [GitPath: String] = [:]
    for line in answer.output.split(separator: 0x0A) {
      // <tip>:<path><NUL><!-- netadr-page payments -->
      guard let end = line.firstIndex(of: 0), line.count > tip.utf8.count else { continue }
      let start = line.index(line.startIndex, offsetBy: tip.utf8.count + 1)
      guard start < end else { continue }
      let path = GitPath(bytes: line[start..<end])
      let text = String(decoding: line[line.index(after: end)...], as: UTF8.self)
      // The last of a page is the page's.
      if let key = PageMarker.key(inMarkdown: text) { markers[path] = key }
    }
    return markers
  }

  /// Looks for the names of files in all texts of a commit.
  private mutating func mentions(
    of names: Set<String>, in tip: String
  ) throws(GitFailure) -> [String: Set<GitPath>] {
    let answer = try git(
      GitCall(
        ["--git-dir=\(runner.store)", "grep", "-z", "-a", "-o", "-F", "-f", "-", tip, "--"],
        input: Array(names.sorted().map { "\($0)\n" }.joined().utf8)))
    guard answer.status <= 1 else { throw GitFailure(said: answer.errors, whenMissing: "") }
    var mentions: [String: Set<GitPath>] = [:]
    for line in answer.output.split(separator: 0x0A) {
      guard let end = line.firstIndex(of: 0), line.count > tip.utf8.count else { continue }
      let start = line.index(line.startIndex, offsetBy: tip.utf8.count + 1)
      guard start < end else { continue }
      let name = String(decoding: line[line.index(after: end)...], as: UTF8.self)
      mentions[name, default: []].insert(GitPath(bytes: line[start..<end]))
    }
    return mentions
  }

  /// Reads the texts of blobs, all in one run of git.
  private mutating func readTexts(
    _ blobs: Set<String>, into snapshot: inout GitSnapshot
  ) throws(GitFailure) {
    if blobs.isEmpty { return }
    let input = blobs.sorted().map { "\($0)\n" }.joined()
    let output = try own(["cat-file", "--batch"], input: Array(input.utf8))
    var rest = output[...]
    while let end = rest.firstIndex(of: 0x0A) {
      // <id> blob <bytes>, or <id> missing
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[rest.index(after: end)...]
      guard words.count == 3, let count = Int(words[2]), count >= 0, rest.count > count else {
        continue
      }
      snapshot.contents[String(words[0])] = Array(rest.prefix(count))
      rest = rest.dropFirst(count + 1)
    }
  }

  private static func words(_ output: [UInt8]) -> [String] {
    String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

// MARK: Writing the branch

extension GitPublisher {
  /// Makes the commit in the run's own store.
  ///
  /// - Returns: The reference that names it.
  mutating func commit(_ plan: GitPlan, attempt: Int) throws(GitFailure) -> String {
    let reference = "refs/netadr/next-\(attempt)"
    let commit = GitCommit(plan: plan, author: options.author, moment: options.moment)
    _ = try own(
      ["fast-import", "--quiet", "--done", "--date-format=raw"],
      input: commit.stream(to: reference))
    return reference
  }

  /// Pushes a commit; the server takes it only on top of what was fetched.
  ///
  /// - Throws: Why it is not, or may not be, on the branch.
  mutating func push(_ plan: GitPlan, _ reference: String) throws(GitFailure) {
    let answer = try git(
      GitCall(
        [
          "--git-dir=\(runner.store)", "push", "--porcelain", "--no-verify", "--", address.text,
          "\(reference):refs/heads/\(plan.snapshot.branch)",
        ], usesNetwork: true))
    guard answer.status != 0 else { return }
    var failure = GitFailure(
      push: clean(String(decoding: answer.output, as: UTF8.self)), said: answer.errors,
      whenMissing: plan.site.dialect.missingWiki)
    failure.wait = answer.wait
    throw failure
  }

  /// Runs git to read from the server; what is read may be read again.
  private mutating func fetch(_ arguments: [String]) throws(GitFailure) -> GitAnswer {
    do throws(GitFailure) {
      return try git(GitCall(arguments, usesNetwork: true))
    } catch {
      throw GitFailure(.final, error.message)
    }
  }

  /// Why the branch could not be read; nothing was written by that.
  private func failure(_ answer: GitAnswer, _ dialect: Dialect) -> GitFailure {
    var failure = GitFailure(said: answer.errors, whenMissing: dialect.missingWiki)
    failure.wait = answer.wait
    if failure.kind == .uncertain {
      failure.kind = answer.errors.contains("error: 5") ? .busy : .final
    }
    return failure
  }
}

extension Dialect {
  /// The branch of an empty repository whose server does not name one.
  var usualBranch: String {
    switch self {
    case .azureDevOps: "wikiMain"
    case .github: "master"
    case .gitlab, .gitea, .confluence, .mediawiki, .plain: "main"
    }
  }

  /// What else it may mean that there is no repository.
  var missingWiki: String {
    switch self {
    case .github:
      " (a GitHub wiki has none until somebody saves its first page in the browser)"
    case .azureDevOps: " (a project's wiki has none until somebody creates the wiki)"
    case .gitlab, .gitea: " (a wiki may have none until its first page is saved)"
    case .confluence, .mediawiki, .plain: ""
    }
  }
}

import Foundation
import MarkdownHTML
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// A wiki in a bare repository, and the people who write it.
struct GitWiki {
  let folder: TemporaryFolder
  /// The repository.
  let url: String

  init(branch: String = "wikiMain") throws {
    folder = try TemporaryFolder()
    url = folder.path("wiki.git")
    try git("init", "--quiet", "--bare", "-b", branch, url)
  }

  /// Runs git as a person does, and gives what it printed.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    var process = RunProcess(executable: URL(fileURLWithPath: Self.program))
    process.environment = [
      "PATH": Self.path, "HOME": folder.path, "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org",
      "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org",
    ]
    let run = try process.run(arguments)
    try #require(run.exitCode == 0, "git \(arguments): \(run.error)")
    return run.output
  }

  /// Somebody changes files in a clone and pushes: a text for a path, nil to delete it.
  func edit(_ files: [String: String?]) throws {
    let clone = folder.path("clone-\(UUID().uuidString)")
    try git("clone", "--quiet", url, clone)
    try change(clone, files)
    try git("-C", clone, "push", "--quiet", "origin", "HEAD")
  }

  private func change(_ clone: String, _ files: [String: String?]) throws {
    for (name, text) in files {
      let file = URL(fileURLWithPath: clone).appending(path: name)
      if let text {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      } else {
        try FileManager.default.removeItem(at: file)
      }
    }
    try git("-C", clone, "add", "--all")
    try git("-C", clone, "commit", "--quiet", "-m", "By hand")
  }

  /// Somebody gives a file another name.
  func move(_ old: String, to new: String) throws { try edit([old: nil, new: try text(old)]) }

  /// The files of the branch, in order.
  func files() throws -> [String] {
    try git("-C", url, "ls-tree", "-r", "-z", "--name-only", "HEAD").split(separator: "\0")
      .map(String.init)
  }

  /// The text of a file.
  func text(_ path: String) throws -> String { try git("-C", url, "show", "HEAD:\(path)") }

  /// The subjects of the branch's commits, the last first.
  func commits() throws -> [String] {
    try git("-C", url, "log", "--format=%s", "HEAD").split(separator: "\n").map(String.init)
  }

  static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  static var program: String {
    (try? Toolbox(environment: ["PATH": path]).git()) ?? "/usr/bin/git"
  }

  /// A person who does something before a certain run of git, or instead of it.
  typealias Event = (GitCall, inout GitProcess) throws(GitTrouble) -> GitAnswer?

  /// Publishes a site with the real git.
  ///
  /// - Returns: What became of it, and the runs of git without their settings.
  func publish(
    _ site: Site, to url: String? = nil, token: Secret? = nil, environment: [String: String] = [:],
    _ change: (inout GitPublisher<WatchedGit>.Options) -> Void = { _ in },
    event: @escaping Event = { (_, _) throws(GitTrouble) in nil }
  ) throws -> (result: PublishResult, calls: [GitCall]) {
    let address = try GitAddress(url ?? self.url)
    let credentials = token.map { Credentials(user: "bot", secret: $0) }
    let process = try GitProcess(
      Self.program,
      environment: ["PATH": Self.path, "HOME": folder.path].merging(environment) { $1 },
      for: address, as: credentials, caFile: nil, timeout: 60)
    var options = GitPublisher<WatchedGit>.Options()
    options.moment = 1_800_000_000
    change(&options)
    var publisher = GitPublisher(
      to: address, as: credentials, through: WatchedGit(process: process, event: event), options)
    let result = publisher.publish(site)
    return (result, publisher.runner.calls)
  }

  /// A decision with a record, a report below it and a figure.
  static func publication(
    _ key: String = "payments", title: String = "Network model", text: String = "All is well.",
    picture: String = "png"
  ) -> Publication {
    let record = MarkdownTree(
      parsing:
        "---\nstatus: proposed\n---\n\n## Context\n\n\(text)\n\nSee the [report](report.md).\n")
    let report = MarkdownTree(
      parsing: "## Scores\n\nOf the [record](adr.md).\n\n![Bars](figures/scores.svg)\n")
    return Publication(
      key: key, status: "proposed",
      pages: [
        SourcePage(role: .record, key: key, file: "adr.md", title: title, tree: record),
        SourcePage(
          role: .report, key: "\(key)/report", file: "report.md", title: "\(title) review",
          tree: report),
      ],
      attachments: [
        Attachment(path: "figures/scores.png", bytes: Array(picture.utf8)),
        Attachment(path: "figures/scores.svg", bytes: Array("<svg/>".utf8)),
      ])
  }

  /// A site of decisions.
  static func site(
    _ publications: [Publication] = [publication()], for dialect: Dialect = .plain,
    root: [String] = []
  ) throws -> Site {
    try Site(
      publications, for: dialect,
      Site.Options(
        root: root,
        words: SiteWords(
          notice: "By a program.", documents: "Documents", footnotes: "Sources",
          root: "Pages of a program.")))
  }
}

/// The real git, watched, and with things that happen in between.
struct WatchedGit: GitRunner {
  var process: GitProcess
  let event: GitWiki.Event
  private(set) var calls: [GitCall] = []
  private(set) var pauses: [Int] = []

  init(process: GitProcess, event: @escaping GitWiki.Event) {
    self.process = process
    self.event = event
  }

  var store: String { process.store }

  mutating func run(_ call: GitCall) throws(GitTrouble) -> GitAnswer {
    calls.append(call.withoutSettings)
    if let answer = try event(call.withoutSettings, &process) { return answer }
    return try process.run(call)
  }

  mutating func pause(seconds: Int) { pauses.append(seconds) }
}

extension GitCall {
  /// The call without the settings that every one has.
  var withoutSettings: GitCall {
    var call = self
    while call.arguments.first == "-c" { call.arguments.removeFirst(2) }
    call.arguments.removeAll { $0.hasPrefix("--git-dir=") }
    return call
  }

  /// Git's command.
  var command: String { withoutSettings.arguments.first ?? "" }
}

extension PublishResult {
  /// The outcomes in the order of the pages.
  var outcomes: [PageOutcome] { pages.map(\.outcome) }
}

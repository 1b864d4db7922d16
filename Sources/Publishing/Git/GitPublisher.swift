internal import Diagnostics

/// Publishes a site to a wiki that is kept in a git repository.
///
/// There is no work tree and nothing is merged: the branch's files are listed, what is ours in them
/// is changed, and the commit is pushed, never by force. When somebody else was faster, the branch
/// is fetched again and everything is worked out anew on top of what it is then.
public struct GitPublisher<Runner: GitRunner> {
  /// How a run goes about.
  public struct Options: Sendable, Hashable {
    /// Whether nothing is written.
    public var isDryRun = false
    /// Whether edits by hand are written over.
    public var overwrites = false
    /// Whether stale pages are removed.
    public var prunes = false
    /// The keys of the pages that take over a page that is not ours.
    public var adopted: Set<String> = []
    /// The branch; nil for the one that the repository calls its own.
    public var branch: String?
    /// Who makes the commit.
    public var author = GitAuthor.program
    /// The moment of the commit: seconds since 1970-01-01T00:00:00Z.
    public var moment = 0
    /// After so many seconds without a byte from the server a connection is given up.
    public var patience = 60

    /// The options of a plain run.
    public init() {}
  }

  /// How often the branch is fetched and pushed to in all, when others push at the same time.
  public static var tries: Int { 3 }

  /// What runs git.
  public private(set) var runner: Runner
  let address: GitAddress
  let credentials: Credentials?
  let options: Options
  /// The branch's name, once it is known.
  var branch: String?
  /// The other branches of a repository that has not the one that was asked for.
  var otherBranches: [String] = []

  /// A publisher.
  public init(
    to address: GitAddress, as credentials: Credentials?, through runner: Runner,
    _ options: Options = Options()
  ) {
    self.address = address
    self.credentials = credentials
    self.runner = runner
    self.options = options
  }

  /// Publishes all pages in one commit, or none where the server does not take it.
  public mutating func publish(_ site: Site) -> PublishResult {
    var state = Progress()
    for attempt in 1...Self.tries {
      do throws(GitFailure) {
        if let result = try publish(site, attempt: attempt, &state) { return result }
      } catch {
        // Nothing was pushed yet in this try, so that only an earlier one may have been written.
        let cause: Cause =
          state.unconfirmed.map { .unknown($0.failure, then: error) } ?? .known(error)
        if error.kind != .busy || attempt == Self.tries { return failure(site, state.plan, cause) }
        state.last = error
      }
      guard attempt < Self.tries else { continue }
      switch state.last.kind {
      case .busy: runner.pause(seconds: state.last.pause(after: attempt))
      // Others who publish at the same time come to their end meanwhile.
      case .outrun: runner.pause(seconds: attempt)
      case .final, .uncertain: break
      }
    }
    if let lost = state.unconfirmed {
      return failure(site, state.plan, .unknown(lost.failure, then: nil))
    }
    let words = "\(Self.tries) times \(state.last.message); run it again"
    return failure(site, state.plan, .known(GitFailure(.final, words)))
  }

  /// What is known between one try and the next.
  private struct Progress {
    var plan: GitPlan?
    var last = GitFailure(.outrun, "")
    /// What a push whose answer was lost would have done.
    var unconfirmed: (result: PublishResult, failure: GitFailure)?
  }

  /// Tries once.
  ///
  /// - Returns: The result; nil when another try may go better.
  /// - Throws: Why the branch could not be read or the commit not be made.
  private mutating func publish(
    _ site: Site, attempt: Int, _ state: inout Progress
  ) throws(GitFailure) -> PublishResult? {
    let plan = try plan(site, attempt: attempt)
    state.plan = plan
    let result = result(plan)
    if options.isDryRun || !plan.isChange {
      return Self.confirmed(state.unconfirmed?.result, result)
    }
    // The branch as it is now shows that the push before was not done.
    state.unconfirmed = nil
    let reference = try commit(plan, attempt: attempt)
    do throws(GitFailure) {
      try push(plan, reference)
      return result
    } catch {
      state.last = error
      switch error.kind {
      case .final: return failure(site, plan, .known(error))
      case .outrun: return nil
      case .busy, .uncertain:
        state.unconfirmed = (result, error)
        return nil
      }
    }
  }

  private func result(_ plan: GitPlan) -> PublishResult {
    var result = plan.result(target: address.text, isDryRun: options.isDryRun)
    for index in result.pages.indices {
      result.pages[index].difference = result.pages[index].difference.map(clean)
    }
    if plan.snapshot.tip == nil, let branch, !otherBranches.isEmpty,
      let first = result.pages.firstIndex(where: { $0.outcome == .created })
    {
      let names = otherBranches.prefix(3).map { "'\($0.shortened(to: 60))'" }
      result.pages[first].reason =
        "the repository had no branch '\(branch)', so it begins empty; there is "
        + names.joined(separator: ", ") + (otherBranches.count > 3 ? " and others" : "")
    }
    return result
  }

  /// What is told after a push whose answer was lost, when the branch turns out to hold it.
  private static func confirmed(_ earlier: PublishResult?, _ now: PublishResult) -> PublishResult {
    guard let earlier else { return now }
    var result = now
    let before = Dictionary(earlier.pages.map { ($0.key, $0) }) { first, _ in first }
    for index in result.pages.indices where result.pages[index].outcome == .unchanged {
      if let page = before[result.pages[index].key] { result.pages[index].outcome = page.outcome }
    }
    let told = Set(result.stale.map(\.key))
    result.stale += earlier.stale.filter { $0.fate == .removed && !told.contains($0.key) }
    return result
  }

  private enum Cause {
    case known(GitFailure)
    case unknown(GitFailure, then: GitFailure?)

    var words: String {
      switch self {
      case .known(let failure): failure.message
      case .unknown(let failure, let then):
        "it is not known whether it was written: \(failure.message)"
          + (then.map { "; then \($0.message)" } ?? "") + "; run it again"
      }
    }
  }

  /// The result of a run that wrote nothing, or nothing that it knows of.
  private func failure(_ site: Site, _ plan: GitPlan?, _ cause: Cause) -> PublishResult {
    let reason = clean(cause.words)
    guard let plan else {
      let pages = site.pages.map {
        PageResult(key: $0.key, title: $0.title, outcome: .failed, reason: reason)
      }
      return PublishResult(target: address.text, isDryRun: options.isDryRun, pages: pages)
    }
    var result = result(plan)
    for index in result.pages.indices
    where [.created, .updated].contains(result.pages[index].outcome) {
      result.pages[index].outcome = .failed
      result.pages[index].reason = reason
    }
    for index in result.stale.indices where result.stale[index].fate == .removed {
      result.stale[index].fate = .failed
      result.stale[index].reason = reason
    }
    // A run that was to write the record alone says why it did not, too.
    if result.count(.failed) == 0, let first = result.pages.indices.first {
      result.pages[first].outcome = .failed
      result.pages[first].reason = reason
    }
    return result
  }

  /// A text of the server's or the wiki's without the token.
  func clean(_ text: String) -> String {
    credentials?.secret.removed(from: text, user: credentials?.user) ?? text
  }
}

// MARK: Git

extension GitPublisher {
  /// Runs git without anybody's hooks, helpers and transports.
  mutating func git(_ call: GitCall) throws(GitFailure) -> GitAnswer {
    var call = call
    call.arguments = settings + call.arguments
    do throws(GitTrouble) {
      var answer = try runner.run(call)
      answer.errors = clean(answer.errors)
      return answer
    } catch {
      throw GitFailure(error)
    }
  }

  /// Runs git on the run's own objects.
  ///
  /// - Throws: What git said, when it ended with another exit code than 0.
  mutating func own(
    _ arguments: [String], input: [UInt8] = []
  ) throws(GitFailure) -> [UInt8] {
    let answer = try git(GitCall(["--git-dir=\(runner.store)"] + arguments, input: input))
    guard answer.status == 0 else {
      var failure = GitFailure(said: answer.errors, whenMissing: "")
      failure.kind = .final
      throw failure
    }
    return answer.output
  }

  /// Nothing of the user's own settings can run a program or change a byte, and no repository can
  /// send git to a kind of address that runs one.
  private var settings: [String] {
    [
      "core.hooksPath=/dev/null", "credential.helper=", "core.askPass=", "core.fsync=none",
      "core.autocrlf=false", "core.attributesFile=/dev/null", "gc.auto=0", "maintenance.auto=false",
      "protocol.allow=never", "protocol.https.allow=always", "protocol.http.allow=always",
      "protocol.ssh.allow=always", "protocol.file.allow=always", "http.sslVerify=true",
      // Git before 2.42 hides the token in its trace for this version alone.
      "http.version=HTTP/1.1",
      "http.lowSpeedLimit=1", "http.lowSpeedTime=\(options.patience)", "http.postBuffer=67108864",
      "push.gpgSign=false", "push.recurseSubmodules=no", "fetch.recurseSubmodules=no",
    ]
    .flatMap { ["-c", $0] }
  }
}

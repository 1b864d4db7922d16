/// What became of a page that was to be published.
public enum PageOutcome: String, Sendable, Hashable, CaseIterable {
  /// It was not there and is now.
  case created
  /// It was there with other contents and is as it should be now.
  case updated
  /// It was as it should be already; nothing was written.
  case unchanged
  /// Somebody else's page or edit is in the way; nothing was written.
  case conflict
  /// It was left alone for a reason that is no fault.
  case skipped
  /// It could not be written, or it is not known whether it was.
  case failed
}

/// What became of one page, and why.
public struct PageResult: Sendable, Hashable {
  /// The page's key: the decision's name, or the name and `/report`.
  public let key: String
  /// The page's title.
  public let title: String
  /// What became of it.
  public var outcome: PageOutcome
  /// Where it is: an address or a path; nil where it is nowhere.
  public var location: String?
  /// Why it is a conflict, skipped or failed, or what else a reader should know; no full stop.
  public var reason: String?
  /// How the page that is there differs from the one that was to be written, in unified form.
  public var difference: String?

  /// The result of one page.
  public init(
    key: String, title: String, outcome: PageOutcome, location: String? = nil,
    reason: String? = nil, difference: String? = nil
  ) {
    self.key = key
    self.title = title
    self.outcome = outcome
    self.location = location
    self.reason = reason
    self.difference = difference
  }
}

/// A page that an earlier run published and that is not among those of this run.
public struct StalePage: Sendable, Hashable {
  /// What became of it.
  public enum Fate: String, Sendable, Hashable {
    /// It is still there.
    case kept
    /// It was removed, as `--prune` asks.
    case removed
    /// It would be removed.
    case removable
    /// It could not be removed, or it is not known whether it was.
    case failed
  }

  /// The page's key.
  public let key: String
  /// Where it is.
  public let location: String
  /// What became of it.
  public var fate: Fate
  /// Why it was not removed although `--prune` asked for it.
  public var reason: String?

  /// A stale page.
  public init(key: String, location: String, fate: Fate, reason: String? = nil) {
    self.key = key
    self.location = location
    self.fate = fate
    self.reason = reason
  }
}

/// What became of all pages of a run.
public struct PublishResult: Sendable, Hashable {
  /// The wiki's address, without any secret.
  public var target: String
  /// Whether the run was only to say what it would do.
  public var isDryRun: Bool
  /// The pages in the order in which they were published.
  public var pages: [PageResult]
  /// The pages of earlier runs that this one did not name.
  public var stale: [StalePage]

  /// The result of a run.
  public init(target: String, isDryRun: Bool, pages: [PageResult], stale: [StalePage] = []) {
    self.target = target
    self.isDryRun = isDryRun
    self.pages = pages
    self.stale = stale
  }

  /// How many pages had an outcome.
  public func count(_ outcome: PageOutcome) -> Int {
    pages.count { $0.outcome == outcome }
  }
}

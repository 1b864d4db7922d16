import Diagnostics
import Publishing
import Reporting

/// What became of a run of `publish`, for people and for machines.
struct PublishText {
  private let result: PublishResult
  private let terminal: Terminal

  /// The text of a result, laid out for a terminal.
  init(_ result: PublishResult, terminal: Terminal) {
    self.result = result
    self.terminal = terminal
  }

  /// A line a page, with the difference below a conflict; then the stale pages and the sums.
  var text: String {
    result.pages.map(text).joined() + result.stale.map(text).joined() + sums
  }

  private func text(_ page: PageResult) -> String {
    let word = terminal.styled(page.outcome.rawValue, Self.style(page.outcome))
    let place = page.location.map { " \($0.escapingControls)" } ?? ""
    let reason = page.reason.map { ": \($0.escapingControls)" } ?? ""
    let difference = page.difference?.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { "    \(String($0).escapingControls)\n" }.joined()
    return "\(word) \(page.key.escapingControls)\(place)\(reason)\n" + (difference ?? "")
  }

  private func text(_ page: StalePage) -> String {
    let words =
      switch page.fate {
      case .kept: "kept, though no folder of this run is its source"
      case .removed: "removed"
      case .removable: "would be removed"
      case .failed: "removal failed"
      }
    let reason = page.reason.map { "; \($0.escapingControls)" } ?? ""
    let place = "\(page.key.escapingControls) \(page.location.escapingControls)"
    return "stale \(place): \(words)\(reason)\n"
  }

  private var sums: String {
    let counts = PageOutcome.allCases.compactMap { outcome in
      let count = result.count(outcome)
      return count == 0 ? nil : "\(count) \(outcome.rawValue)"
    }
    let target = result.target.escapingControls
    let lead = result.isDryRun ? "\(target): nothing was written; this would be" : "\(target):"
    return "\(lead) \(counts.isEmpty ? "no page" : counts.joined(separator: ", "))\n"
  }

  private static func style(_ outcome: PageOutcome) -> TextStyle {
    switch outcome {
    case .failed, .conflict: .red
    case .skipped: .yellow
    case .created, .updated, .unchanged: .bold
    }
  }

  /// The same as JSON.
  static func json(_ result: PublishResult) -> String {
    let pages = result.pages.map { page in
      ModelValue.object([
        .init("key", .string(page.key)), .init("title", .string(page.title)),
        .init("outcome", .string(page.outcome.rawValue)),
        .init("location", optional(page.location)), .init("reason", optional(page.reason)),
        .init("difference", page.difference.map { .markdown($0) } ?? .null),
      ])
    }
    let stale = result.stale.map { page in
      ModelValue.object([
        .init("key", .string(page.key)), .init("location", .string(page.location)),
        .init("fate", .string(page.fate.rawValue)), .init("reason", optional(page.reason)),
      ])
    }
    return ModelJSON.text(
      .object([
        .init("schema", .string("netadr.publish/1")), .init("target", .string(result.target)),
        .init("dryRun", .bool(result.isDryRun)), .init("pages", .array(pages)),
        .init("stale", .array(stale)),
      ]))
  }

  private static func optional(_ text: String?) -> ModelValue { text.map { .string($0) } ?? .null }
}

extension PublishResult {
  /// How a run with this result ends: a failure, of a removal too, goes before a conflict.
  var exit: CommandExit {
    if count(.failed) > 0 || stale.contains(where: { $0.fate == .failed }) { return .remote }
    return count(.conflict) > 0 ? .conflict : .done
  }
}

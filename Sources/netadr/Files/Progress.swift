import Guidance
import Synchronization

/// How far a batch has come, in a line of a terminal that is written over again and again.
///
/// Short work says nothing: the first line comes after a second, and then ten a second at most.
final class Progress: Sendable {
  private let line: Mutex<ProgressLine>
  private let console: Console
  private let start = ContinuousClock.now

  /// Progress of work on `total` things; it is shown only where standard error is a terminal.
  init(_ verb: String, total: Int, console: Console) {
    line = Mutex(ProgressLine(verb: verb, total: total))
    self.console = console
  }

  /// One more thing is done.
  func step() {
    guard console.error.isTerminal else { return }
    line.withLock { line in
      if let text = line.step(at: ContinuousClock.now - start) { console.show(text) }
    }
  }

  /// Takes the line away, so that what follows begins at the margin.
  func end() {
    line.withLock { line in
      if let text = line.end() { console.show(text) }
    }
  }
}

/// What is written of a progress, and when.
struct ProgressLine: Sendable {
  private let verb: String
  private let total: Int
  private var count = 0
  private var shown: (length: Int, time: Duration)?

  /// Nothing is done yet of `total` things.
  init(verb: String, total: Int) {
    self.verb = verb
    self.total = total
  }

  /// One more thing is done.
  ///
  /// - Parameter time: How long the work has taken so far.
  /// - Returns: What to write now; nil when it is too early.
  mutating func step(at time: Duration) -> String? {
    count += 1
    guard time >= shown.map({ $0.time + .milliseconds(100) }) ?? .seconds(1) else { return nil }
    let text = "\(verb) \(count.grouped) of \(total.grouped)"
    shown = (text.count, time)
    // The count only grows, so that a line covers the one before it.
    return "\r\(text)"
  }

  /// What to write when the work has ended; nil when nothing was shown.
  mutating func end() -> String? {
    defer { shown = nil }
    return shown.map { "\r\(String(repeating: " ", count: $0.length))\r" }
  }
}

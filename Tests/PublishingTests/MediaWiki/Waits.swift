import Synchronization

/// The waits of a run, which nobody waits for.
final class Waits: Sendable {
  private let all = Mutex<[Duration]>([])

  var list: [Duration] { all.withLock(\.self) }

  @Sendable func add(_ duration: Duration) { all.withLock { $0.append(duration) } }
}

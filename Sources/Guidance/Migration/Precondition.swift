/// Something that must hold before an existing cluster is changed.
public struct Precondition: Sendable, Hashable {
  /// What the decision file tells of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It holds.
    case met
    /// It does not hold.
    case notMet = "not-met"
    /// The decision file does not tell; somebody has to look.
    case byHand = "by-hand"
  }

  /// What the decision file tells of it.
  public let state: State
  /// The condition, or what to do where it does not hold.
  public let message: Message

  init(_ state: State, _ message: Message) {
    self.state = state
    self.message = message
  }
}

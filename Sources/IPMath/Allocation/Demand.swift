/// A subnet that wants a place in an address plan.
public struct Demand<Address: IPAddress>: Hashable, Sendable {
  /// The name, which orders demands of one size.
  public let name: String

  /// The prefix length that is wanted: the longest that holds what the subnet must hold.
  public let length: Int

  /// The prefix that the subnet must have, if its place is fixed.
  public let pinned: Prefix<Address>?

  /// A demand for a prefix of the given length, or for exactly the pinned one.
  public init(name: String, length: Int, pinned: Prefix<Address>? = nil) {
    self.name = name
    self.length = length
    self.pinned = pinned
  }

  /// A demand for exactly this prefix.
  public init(name: String, pinned: Prefix<Address>) {
    self.init(name: name, length: pinned.length, pinned: pinned)
  }
}

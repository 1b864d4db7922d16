/// The places of some demands in a free space, and the demands that found none.
public struct AllocationPlan<Address: IPAddress>: Hashable, Sendable {
  /// A demand and its place.
  public struct Placement: Hashable, Sendable {
    /// What was wanted.
    public let demand: Demand<Address>
    /// The place that it has.
    public let prefix: Prefix<Address>
  }

  /// A demand without a place.
  public struct Refusal: Hashable, Sendable {
    /// What was wanted.
    public let demand: Demand<Address>
    /// Why it has no place.
    public let reason: Reason
    /// The largest block that was free when the demand was tried; nil when nothing was.
    public let largestBlock: Prefix<Address>?
  }

  /// Why a demand has no place.
  public enum Reason: Hashable, Sendable {
    /// No free block is large enough.
    case noRoom
    /// A part of the pinned prefix is in use, or outside the address spaces.
    case pinNotFree
    /// The pinned prefix is smaller than the length that is wanted.
    case pinTooSmall
    /// The length is not one of the family: 0 through 32, or 128 for IPv6.
    case invalidLength
  }

  /// The demands that have a place, in the order in which they were given.
  public let placements: [Placement]

  /// The demands that have none, in the order in which they were given.
  public let refusals: [Refusal]

  /// What stays free.
  public let free: FreeSpace<Address>

  /// Whether every demand has a place.
  public var isComplete: Bool { refusals.isEmpty }
}

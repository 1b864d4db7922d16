/// An IP network: a network address and the number of leading bits that it fixes.
///
/// Only the canonical form can exist: all bits after `length` are zero. So one network is one value,
/// and two prefixes are always equal, nested or disjoint, never partly overlapping.
@frozen
public struct Prefix<Address: IPAddress>: Hashable, Sendable {
  /// The network address as a number; the bits after `length` are zero.
  @usableFromInline let bits: Address.Bits
  /// The prefix length; a byte keeps an IPv4 prefix in eight bytes.
  @usableFromInline let lengthByte: UInt8

  /// A prefix whose parts are known to be canonical.
  @inlinable @inline(__always)
  init(uncheckedBits bits: Address.Bits, length: Int) {
    self.bits = bits
    lengthByte = UInt8(truncatingIfNeeded: length)
  }

  /// The network `address/length`.
  ///
  /// - Returns: nil when the length is not 0 through 32 (128 for IPv6), or when `address` has bits
  ///   set after the first `length`; `init(containing:length:)` clears such bits.
  @inlinable
  public init?(_ address: Address, length: Int) {
    guard let prefix = Self(containing: address, length: length), prefix.bits == address.bits
    else { return nil }
    self = prefix
  }

  /// The network of the given length that contains `address`: its host bits are cleared.
  ///
  /// - Returns: nil when the length is not 0 through 32 (128 for IPv6).
  @inlinable
  public init?(containing address: Address, length: Int) {
    guard length >= 0, length <= Address.bitWidth else { return nil }
    self.init(uncheckedBits: address.bits & networkMask(length: length), length: length)
  }

  /// The network that holds only `address`: `/32`, or `/128` for IPv6.
  @inlinable
  public init(_ address: Address) {
    self.init(uncheckedBits: address.bits, length: Address.bitWidth)
  }

  /// Every address of the family: `0.0.0.0/0` or `::/0`.
  @inlinable
  public static var everything: Self { Self(uncheckedBits: 0, length: 0) }

  /// The network address, which is the first address.
  @inlinable
  public var address: Address { Address(bits: bits) }

  /// The prefix length: the number of bits that are fixed, 0 through 32 (128 for IPv6).
  @inlinable
  public var length: Int { Int(lengthByte) }

  /// The number of bits that are free: 32 (128 for IPv6) less the length.
  @inlinable
  public var hostBits: Int { Address.bitWidth - length }

  /// The first address.
  @inlinable
  public var first: Address { Address(bits: bits) }

  /// The last address.
  @inlinable
  public var last: Address { Address(bits: lastBits) }

  @inlinable @inline(__always)
  var lastBits: Address.Bits { bits | ~networkMask(length: length) }

  /// The addresses from the first through the last.
  @inlinable
  public var range: AddressRange<Address> {
    AddressRange(uncheckedFirst: bits, last: lastBits)
  }

  /// The number of addresses, `2^hostBits`, without overflow: `Int`, or `AddressCount` for IPv6.
  @inlinable
  public var addressCount: Address.Count { Address.count(hostBits: hostBits) }
}

extension Prefix: Comparable, CustomStringConvertible {
  /// Orders by network address, then the larger network first.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.bits == right.bits ? left.lengthByte < right.lengthByte : left.bits < right.bits
  }

  /// The canonical text: `10.240.0.0/22`, `fd00:1234::/64`.
  public var description: String { "\(address)/\(length)" }
}

/// An IPv4 network.
public typealias IPv4Prefix = Prefix<IPv4Address>

/// An IPv6 network.
public typealias IPv6Prefix = Prefix<IPv6Address>

/// An IP address of one family, held as one unsigned integer in host order.
///
/// Two types conform, `IPv4Address` and `IPv6Address`; the protocol lets prefixes, sets and
/// allocation be written once. It is not meant for other conformances.
public protocol IPAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The integer that holds the address: `UInt32` or `UInt128`.
  associatedtype Bits: FixedWidthInteger & UnsignedInteger & Sendable

  /// The type that counts addresses without overflow: `Int`, or `AddressCount` for IPv6.
  associatedtype
    Count: AdditiveArithmetic & Comparable & Hashable & Sendable
        & CustomStringConvertible

  /// The address as a number; the first octet or group is the most significant.
  var bits: Bits { get }

  /// The address with the given number.
  init(bits: Bits)

  /// Returns `2^hostBits`: how many addresses a prefix holds that leaves `hostBits` bits free.
  ///
  /// - Parameter hostBits: 0 through `bitWidth`.
  /// - Returns: the count, exact even for every address of the family.
  static func count(hostBits: Int) -> Count
}

extension IPAddress {
  /// The number of bits of an address: 32 or 128.
  @inlinable
  public static var bitWidth: Int { Bits.bitWidth }

  /// The lowest address of the family: `0.0.0.0` or `::`.
  @inlinable
  public static var lowest: Self { Self(bits: .min) }

  /// The highest address of the family: `255.255.255.255` or `ffff:…:ffff`.
  @inlinable
  public static var highest: Self { Self(bits: .max) }

  /// The next address, or nil after the highest.
  @inlinable
  public var next: Self? { bits == .max ? nil : Self(bits: bits + 1) }

  /// The previous address, or nil before the lowest.
  @inlinable
  public var previous: Self? { bits == .min ? nil : Self(bits: bits - 1) }

  /// The address `distance` places further, or nil when that would leave the family.
  @inlinable
  public func advanced(by distance: Int) -> Self? {
    let size = Bits(truncatingIfNeeded: distance.magnitude)
    guard Bits.bitWidth >= Int.bitWidth || distance.magnitude <= UInt(Bits.max) else { return nil }
    let (moved, overflow) =
      distance < 0
      ? bits.subtractingReportingOverflow(size) : bits.addingReportingOverflow(size)
    return overflow ? nil : Self(bits: moved)
  }

  /// Orders addresses by their number.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// The bits that a prefix of `length` fixes: that many ones, then zeros.
@inlinable
func networkMask<Bits: FixedWidthInteger>(length: Int, of: Bits.Type = Bits.self) -> Bits {
  // Swift's shift gives 0 for a shift by the whole width, which is what length 0 needs.
  (~(0 as Bits)) << (Bits.bitWidth - length)
}

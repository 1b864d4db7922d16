/// An IPv4 address.
public struct IPv4Address: IPAddress {
  /// The address as a number; `10.0.0.1` is `0x0a000001`.
  public let bits: UInt32

  /// The address with the given number.
  @inlinable
  public init(bits: UInt32) { self.bits = bits }

  /// The address with the given octets.
  @inlinable
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    bits = UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
  }

  /// `2^hostBits`.
  @inlinable
  public static func count(hostBits: Int) -> Int { 1 << hostBits }

  /// The four octets, most significant first.
  public var octets: [UInt8] {
    [24, 16, 8, 0].map { shift in UInt8(truncatingIfNeeded: bits >> UInt32(shift)) }
  }

  /// The dotted decimal form: `10.240.0.0`.
  public var description: String {
    "\(bits >> 24).\(bits >> 16 & 0xff).\(bits >> 8 & 0xff).\(bits & 0xff)"
  }
}

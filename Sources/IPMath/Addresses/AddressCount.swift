/// A number of IPv6 addresses, 0 through 2^128.
///
/// `::/0` holds 2^128 addresses, one more than `UInt128` can say; a plain integer would wrap to 0.
public struct AddressCount: Hashable, Comparable, Sendable, CustomStringConvertible,
  AdditiveArithmetic
{
  /// The count, but 0 for 2^128.
  @usableFromInline let low: UInt128
  /// Whether the count is 2^128.
  @usableFromInline let isWhole: Bool

  @usableFromInline
  init(low: UInt128, isWhole: Bool) {
    self.low = low
    self.isWhole = isWhole
  }

  /// A count below 2^128.
  @inlinable
  public init(_ count: UInt128) { self.init(low: count, isWhole: false) }

  /// `2^exponent`; exponents outside 0 through 128 are clamped.
  public init(powerOfTwo exponent: Int) {
    guard exponent < 128 else {
      self = .wholeIPv6
      return
    }
    self.init(1 << UInt128(max(0, exponent)))
  }

  /// No addresses.
  public static var zero: Self { Self(0) }

  /// 2^128: every IPv6 address.
  public static var wholeIPv6: Self { Self(low: 0, isWhole: true) }

  /// The count, or nil when it is 2^128.
  @inlinable
  public var exactly: UInt128? { isWhole ? nil : low }

  /// The count, or `Int.max` when it is larger.
  public var clamped: Int { isWhole ? .max : Int(clamping: low) }

  /// Orders by size.
  public static func < (left: Self, right: Self) -> Bool {
    left.isWhole == right.isWhole ? left.low < right.low : right.isWhole
  }

  /// The sum, but never more than 2^128.
  public static func + (left: Self, right: Self) -> Self {
    let (sum, overflow) = left.low.addingReportingOverflow(right.low)
    return overflow || left.isWhole || right.isWhole ? .wholeIPv6 : Self(sum)
  }

  /// The difference, but never less than 0.
  public static func - (left: Self, right: Self) -> Self {
    guard left > right else { return .zero }
    // With 2^128 on the left, 0 - right wraps to the right answer unless right is 0 too.
    return right == .zero ? left : Self(left.low &- right.low)
  }

  /// The count in decimal digits.
  public var description: String {
    isWhole ? "340282366920938463463374607431768211456" : "\(low)"
  }
}

import IPMath
import TestSupport
import Testing

extension Prefix where Address.Bits: FixedWidthInteger {
  /// A random prefix whose length is in `lengths`, inside `space`.
  static func random(
    in space: Prefix, lengths: ClosedRange<Int>, using generator: inout SplitMix64
  ) throws -> Prefix {
    let bits = Address.Bits.random(in: .min ... .max, using: &generator)
    let host = space.hostBits == Address.bitWidth ? Address.Bits.max : (1 << space.hostBits) - 1
    let address = Address(bits: space.address.bits | (bits & host))
    let length = Int.random(in: lengths, using: &generator)
    return try #require(Prefix(containing: address, length: length))
  }
}

/// The prefix of a text that a test relies on.
func v4(_ text: String) throws -> IPv4Prefix { try IPv4Prefix(parsing: text) }

/// The IPv6 prefix of a text that a test relies on.
func v6(_ text: String) throws -> IPv6Prefix { try IPv6Prefix(parsing: text) }

/// The prefixes of the texts, separated by blanks.
func v4s(_ texts: String) throws -> [IPv4Prefix] {
  try texts.split(separator: " ").map { try v4(String($0)) }
}

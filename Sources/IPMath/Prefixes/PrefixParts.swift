extension Prefix {
  /// The network twice as large that contains this one; nil for `/0`.
  @inlinable
  public var parent: Self? {
    length == 0
      ? nil : Self(uncheckedBits: bits & networkMask(length: length - 1), length: length - 1)
  }

  /// The other half of the parent; nil for `/0`.
  @inlinable
  public var sibling: Self? {
    length == 0 ? nil : Self(uncheckedBits: bits ^ (1 << Address.Bits(hostBits)), length: length)
  }

  /// The two halves, the lower first; nil for a single address.
  @inlinable
  public var halves: (low: Self, high: Self)? {
    guard hostBits > 0 else { return nil }
    let low = Self(uncheckedBits: bits, length: length + 1)
    return (low, Self(uncheckedBits: bits | (1 << Address.Bits(hostBits - 1)), length: length + 1))
  }

  /// The `index`-th network that is `newBits` longer, counted from 0.
  ///
  /// The function `cidrsubnet(prefix, newbits, netnum)` of Terraform, with its meaning: index 2
  /// with 4 new bits of `172.16.0.0/12` is `172.18.0.0/16`.
  /// - Returns: nil when the length would be too long, or the index is not 0 through
  ///   `2^newBits - 1`.
  @inlinable
  public func subprefix(newBits: Int, index: Int) -> Self? {
    guard newBits >= 0, newBits <= hostBits, index >= 0 else { return nil }
    guard newBits >= Int.bitWidth - 1 || index >> newBits == 0 else { return nil }
    let offset = Address.Bits(truncatingIfNeeded: index) << Address.Bits(hostBits - newBits)
    return Self(uncheckedBits: bits | offset, length: length + newBits)
  }

  /// The `index`-th network of the given length inside this one, counted from 0.
  ///
  /// The function `cidrSubnet(network, newCIDR, subnetIndex)` of Bicep, with its meaning.
  /// - Returns: nil when `length` is shorter than this one's or too long, or no such index exists.
  @inlinable
  public func subprefix(length: Int, index: Int) -> Self? {
    subprefix(newBits: length - self.length, index: index)
  }

  /// The `index`-th address, counted from 0, or nil when the network ends before it.
  ///
  /// The function `cidrhost(prefix, hostnum)` of Terraform.
  @inlinable
  public func address(at index: Int) -> Address? {
    subprefix(length: Address.bitWidth, index: index)?.address
  }
}

extension Prefix where Address == IPv4Address {
  /// The longest prefix length whose network holds `count` addresses, equality included.
  ///
  /// - Returns: 32 for a count of 1 or less, 22 for 1,024, 21 for 1,025; nil above 2^32.
  @inlinable
  public static func smallestLength(holding count: Int) -> Int? {
    // Integer logarithm: the bits that are needed to number the addresses 0 through count - 1.
    let hostBits = Int.bitWidth - (max(1, count) - 1).leadingZeroBitCount
    return hostBits > 32 ? nil : 32 - hostBits
  }

  /// The netmask of this length: `255.255.252.0` for 22.
  @inlinable
  public var netmask: IPv4Address { IPv4Address(bits: networkMask(length: length)) }
}

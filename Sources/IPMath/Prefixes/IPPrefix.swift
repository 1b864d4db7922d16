/// An IP network of either family.
public enum IPPrefix: Hashable, Sendable {
  /// An IPv4 network.
  case v4(IPv4Prefix)
  /// An IPv6 network.
  case v6(IPv6Prefix)

  /// Reads `address/length`; a text with a colon before its slash is IPv6.
  ///
  /// The strict spellings of `Prefix.init(parsing:)` apply.
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsing text: some StringProtocol) throws(IPParseError) {
    try self.init(parsingUTF8: text.utf8)
  }

  /// Reads `address/length` from the bytes of its text, as `init(parsing:)` does.
  ///
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsingUTF8 bytes: some Collection<UInt8>) throws(IPParseError) {
    let separator = bytes.first { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    self =
      separator == UInt8(ascii: ":")
      ? .v6(try IPv6Prefix(parsingUTF8: bytes)) : .v4(try IPv4Prefix(parsingUTF8: bytes))
  }

  /// The IPv4 network, if it is one.
  public var v4: IPv4Prefix? {
    if case .v4(let prefix) = self { prefix } else { nil }
  }

  /// The IPv6 network, if it is one.
  public var v6: IPv6Prefix? {
    if case .v6(let prefix) = self { prefix } else { nil }
  }

  /// The prefix length.
  public var length: Int {
    switch self {
    case .v4(let prefix): prefix.length
    case .v6(let prefix): prefix.length
    }
  }

  /// Whether the two have an address in common; never across families.
  public func overlaps(_ other: IPPrefix) -> Bool {
    switch (self, other) {
    case (.v4(let left), .v4(let right)): left.overlaps(right)
    case (.v6(let left), .v6(let right)): left.overlaps(right)
    default: false
    }
  }

  /// Whether every address of `other` lies in this network; never across families.
  public func contains(_ other: IPPrefix) -> Bool {
    switch (self, other) {
    case (.v4(let left), .v4(let right)): left.contains(right)
    case (.v6(let left), .v6(let right)): left.contains(right)
    default: false
    }
  }

  /// How this network lies to `other`; networks of two families are disjoint.
  public func relation(to other: IPPrefix) -> PrefixRelation {
    switch (self, other) {
    case (.v4(let left), .v4(let right)): left.relation(to: right)
    case (.v6(let left), .v6(let right)): left.relation(to: right)
    default: .disjoint
    }
  }
}

extension IPPrefix: Comparable, CustomStringConvertible {
  /// Orders IPv4 before IPv6, then by network address, then the larger network first.
  public static func < (left: IPPrefix, right: IPPrefix) -> Bool {
    switch (left, right) {
    case (.v4(let left), .v4(let right)): left < right
    case (.v6(let left), .v6(let right)): left < right
    case (.v4, .v6): true
    case (.v6, .v4): false
    }
  }

  /// The canonical text of the network.
  public var description: String {
    switch self {
    case .v4(let prefix): prefix.description
    case .v6(let prefix): prefix.description
    }
  }
}

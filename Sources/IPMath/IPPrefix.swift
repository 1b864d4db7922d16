// Replaced by the full module.
public struct IPv4Prefix: Hashable, Sendable {}
public enum IPPrefix: Hashable, Sendable { case v4(IPv4Prefix) }

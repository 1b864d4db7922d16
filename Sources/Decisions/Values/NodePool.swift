/// A node pool.
public struct NodePool: Sendable, Hashable {
  /// What the pool carries.
  public enum Mode: String, CaseIterable, Sendable, Hashable {
    case system
    case user
  }

  /// The pool's operating system.
  public enum OperatingSystem: String, CaseIterable, Sendable, Hashable {
    case linux
    case windows2019
    case windows2022
    case windows2025

    /// Whether it is a Windows Server.
    public var isWindows: Bool { self != .linux }
  }

  /// How many extra nodes an upgrade may add to the pool.
  public enum Surge: Sendable, Hashable {
    /// So many nodes.
    case nodes(Int)
    /// A share of the pool's nodes, rounded up.
    case percentage(Percentage)
  }

  /// The pool's name.
  public var name: String
  /// What the pool carries.
  public var mode: Mode
  /// The operating system.
  public var os: OperatingSystem
  /// The VM size, where given.
  public var vmSize: String?
  /// The lower bound of the autoscaler, where the file gives a range.
  public var minimumNodes: Int?
  /// The most nodes before growth: the count, or the autoscaler's maximum.
  public var nodes: Int
  /// The most pods a node, where given; else the option's own default.
  public var maxPods: Int?
  /// The surge, where given; else the platform's default for the Kubernetes version.
  public var maxSurge: Surge?

  /// A node pool from its parts.
  public init(
    name: String, mode: Mode = .user, os: OperatingSystem = .linux, vmSize: String? = nil,
    minimumNodes: Int? = nil, nodes: Int, maxPods: Int? = nil, maxSurge: Surge? = nil
  ) {
    self.name = name
    self.mode = mode
    self.os = os
    self.vmSize = vmSize
    self.minimumNodes = minimumNodes
    self.nodes = nodes
    self.maxPods = maxPods
    self.maxSurge = maxSurge
  }
}

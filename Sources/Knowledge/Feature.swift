public import Decisions
public import Diagnostics

/// A heading of the feature matrix.
public struct FeatureGroup: Sendable, Hashable {
  /// The group's id.
  public let id: String
  /// The heading.
  public let title: String
}

/// A row of the feature matrix.
public struct Feature: Sendable, Hashable {
  /// The row's id.
  public let id: String
  /// The row's title.
  public let title: String
  /// The id of its group.
  public let group: String
  /// Why it matters, one sentence.
  public let why: String
  /// The constraints that it bears on.
  public let constraints: [ConstraintID]
  /// The situations of a cluster that it bears on.
  public let situations: [Situation]
  /// Whether it is one of the eight rows of the comparison article's table.
  public let isInArticle: Bool
  /// The cells; nil where the row does not apply to the option.
  public internal(set) var cells: PerOption<Cell?>
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// A cell of the feature matrix.
  public struct Cell: Sendable, Hashable {
    /// The cell's words, at most 60 characters.
    public let text: String
    /// How good the option is at this.
    public let rating: Rating
    /// The ids of the facts that it rests on, at least one, the one that it states first.
    public let facts: [String]
    /// Which ends of these facts it is about, by name; nil where it is about all.
    let endNames: Set<String>?
    /// How old its evidence is and what of it ends.
    public internal(set) var evidence = CellEvidence(date: nil, ends: [])

    /// The longest text of a cell, in characters.
    public static let longestText = 60
  }

  /// How good an option is at something.
  public enum Rating: String, CaseIterable, Sendable, Hashable {
    case good
    case fair
    case poor
    /// The cell only informs; it says nothing for or against the option.
    case none
  }

  /// A situation of a cluster, read off its decision file.
  public enum Situation: String, CaseIterable, Sendable, Hashable {
    /// A pool runs Windows.
    case windowsPools = "windows-pools"
    /// The cluster has IPv4 and IPv6 addresses.
    case dualStack = "dual-stack"
    /// The cluster is there already.
    case existingCluster = "existing-cluster"
    /// The cluster has more nodes than the model with the lowest limit holds.
    case largeCluster = "large-cluster"
    /// Other networks are connected to the VNet.
    case connectedNetworks = "connected-networks"
    /// An option does not fit into the free space of the VNet.
    case scarceSpace = "scarce-space"
    /// Private endpoints stand in the node subnet.
    case privateEndpoints = "private-endpoints"
  }
}

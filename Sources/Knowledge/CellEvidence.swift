public import Decisions

/// How old the evidence of a cell of the feature matrix is, and what it says comes to an end.
public struct CellEvidence: Sendable, Hashable {
  /// The date up to which every fact of the cell is attested; nil where no source bears a date.
  ///
  /// A fact is attested on the newest date among the sources of what it says of the cell's option;
  /// a cell holds only if all its facts do, so it is as old as the oldest of them. Undated sources
  /// make nothing older or newer.
  public let date: CalendarDate?
  /// What ends according to the cell's facts, by date.
  public let ends: [Fact.End]

  /// Whether the evidence is more than `months` older than a decision of `date`.
  public func isOld(after months: Int, on date: CalendarDate) -> Bool {
    self.date?.isOlder(thanMonths: months, on: date) ?? false
  }

  /// What has ended on the day of a decision; on its last day a thing has not.
  public func ended(by date: CalendarDate) -> [Fact.End] { ends.filter { $0.date < date } }
}

extension CellEvidence {
  /// The evidence of a cell that says something of `option`.
  init(
    _ cell: Feature.Cell, for option: NetworkModel, facts: [String: Fact],
    sources: [String: Source]
  ) {
    let facts = cell.facts.compactMap { facts[$0] }
    date = facts.compactMap { $0.sources(for: option).compactMap { sources[$0]?.date }.max() }.min()
    ends = facts.flatMap(\.ends).filter { cell.endNames?.contains($0.name) ?? true }.sorted {
      ($0.date, $0.what) < ($1.date, $1.what)
    }
  }
}

extension Feature {
  /// The row with the evidence of its cells, once facts and sources are known.
  func dated(by facts: [String: Fact], _ sources: [String: Source]) -> Feature {
    var feature = self
    feature.cells = PerOption { model in
      guard var cell = cells[model] else { return nil }
      cell.evidence = CellEvidence(cell, for: model, facts: facts, sources: sources)
      return cell
    }
    return feature
  }
}

extension CalendarDate {
  /// Whether more than `months` have gone by from this day to `other`.
  func isOlder(thanMonths months: Int, on other: CalendarDate) -> Bool {
    let elapsed = (other.year - year) * 12 + other.month - month
    return elapsed > months || (elapsed == months && other.day > day)
  }
}

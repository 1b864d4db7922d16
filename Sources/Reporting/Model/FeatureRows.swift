internal import Decisions
internal import Diagnostics
internal import Guidance
internal import Knowledge

/// Rows of the feature matrix for the options that are compared, marked as on a day.
struct FeatureRows {
  let knowledge: KnowledgeBase
  let options: [NetworkModel]
  /// The day of the decision: what is old then or has ended by then is marked.
  let date: CalendarDate

  /// A table with a column an option.
  func table(_ features: [Feature]) -> ModelValue {
    [
      "columns": .array(options.map { .string(knowledge.option($0).title) }),
      "rows": .array(features.map(row)),
    ]
  }

  /// What the marks in these rows mean: an age in months, and what has ended when.
  func marks(_ features: [Feature]) -> ModelValue {
    let evidence = features.flatMap { feature in
      options.compactMap { feature.cells[$0]?.evidence }
    }
    let ended = evidence.flatMap { $0.ended(by: date) }.distinct
      .sorted { ($0.date, $0.what) < ($1.date, $1.what) }
    return [
      "hasOld": .bool(evidence.contains(where: isOld)),
      "months": .string(String(knowledge.matrixWords.oldAfterMonths)),
      "old": .markdown(words(.old, ["month": "a month"])),
      "hasEnded": .bool(!ended.isEmpty),
      "endedMark": .markdown(words(.ended)),
      "ended": .markdown(
        ended.map { words(.end, ["what": $0.what, "date": $0.date.description]) }.asSentenceList),
    ]
  }

  private func row(_ feature: Feature) -> ModelValue {
    let wording = Wording(knowledge: knowledge)
    let cells = options.map { model in
      feature.cells[model].map { wording.cited(marked($0), facts: $0.facts) } ?? "–"
    }
    return [
      "title": .string(feature.title),
      // One text for all cells: the matrix is by far the largest table of a report.
      "cells": .markdown(cells.joined(separator: " | ")),
    ]
  }

  /// The cell's words, with the month of old evidence and the sign of what has ended.
  private func marked(_ cell: Feature.Cell) -> String {
    var text = cell.text
    if !cell.evidence.ended(by: date).isEmpty { text += words(.ended) }
    if isOld(cell.evidence), let date = cell.evidence.date {
      text += " " + words(.old, ["month": String(date.description.prefix(7))])
    }
    return text
  }

  private func isOld(_ evidence: CellEvidence) -> Bool {
    evidence.isOld(after: knowledge.matrixWords.oldAfterMonths, on: date)
  }

  private func words(_ phrase: MatrixWords.Phrase, _ values: [String: String] = [:]) -> String {
    Message(phrase.rawValue, values.mapValues(Message.Value.text))
      .sentence(knowledge.matrixWords[phrase])
  }
}

/// The marks of the whole matrix as they stand on a day: two days with the same marks are equal.
struct MatrixMarks: Hashable {
  private let old: Int
  private let ended: Int

  /// - Parameters:
  ///   - knowledge: The knowledge base.
  ///   - date: The day.
  init(_ knowledge: KnowledgeBase, on date: CalendarDate) {
    // Time only ever adds marks, so their number says which there are.
    var (old, ended) = (0, 0)
    for evidence in knowledge.features.flatMap({ $0.cells.all.compactMap { $0?.evidence } }) {
      if evidence.isOld(after: knowledge.matrixWords.oldAfterMonths, on: date) { old += 1 }
      ended += evidence.ended(by: date).count
    }
    (self.old, self.ended) = (old, ended)
  }
}

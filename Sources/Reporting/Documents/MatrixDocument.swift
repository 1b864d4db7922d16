internal import Decisions
internal import Knowledge

/// The feature matrix in `decision.json`: every row, and what it has to do with the decision.
enum MatrixDocument {
  static func value(_ source: ReportSource) -> ModelValue {
    .array(
      MatrixRelevance(source).rows.map { row in
        [
          "id": .string(row.feature.id),
          "title": .string(row.feature.title),
          "group": .string(row.feature.group),
          "relevant": .bool(!row.because.isEmpty),
          "because": .strings(row.because),
          "cells": .object(
            source.decision.options.map { model in
              .init(model.id, row.feature.cells[model].map { cell($0, source) } ?? .null)
            }),
        ]
      })
  }

  private static func cell(_ cell: Feature.Cell, _ source: ReportSource) -> ModelValue {
    let months = source.knowledge.matrixWords.oldAfterMonths
    return [
      "text": .string(cell.text),
      "rating": .string(cell.rating.rawValue),
      "facts": .strings(cell.facts),
      "evidenceDate": .string(orNull: cell.evidence.date?.description),
      "isOld": .bool(cell.evidence.isOld(after: months, on: source.date)),
      "ended": .array(cell.evidence.ended(by: source.date).map(end)),
    ]
  }

  /// What ends and when.
  static func end(_ end: Fact.End) -> ModelValue {
    ["what": .string(end.what), "date": .string(end.date.description)]
  }
}

internal import Decisions
internal import Knowledge

/// Rows of the feature matrix for the options that are compared.
struct FeatureRows {
  let knowledge: KnowledgeBase
  let options: [NetworkModel]

  /// A table with a column an option.
  func table(_ features: [Feature]) -> ModelValue {
    [
      "columns": .array(options.map { .string(knowledge.option($0).title) }),
      "rows": .array(features.map(row)),
    ]
  }

  private func row(_ feature: Feature) -> ModelValue {
    let wording = Wording(knowledge: knowledge)
    let cells = options.map { model in
      feature.cells[model].map { wording.cited($0.text, facts: $0.facts) } ?? "–"
    }
    return [
      "title": .string(feature.title),
      // One text for all cells: the matrix is by far the largest table of a report.
      "cells": .markdown(cells.joined(separator: " | ")),
    ]
  }
}

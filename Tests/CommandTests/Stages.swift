import Decisions
import Diagnostics
import Foundation
import Guidance
import Reporting
import Testing

@testable import netadr

/// Every stage of the program in process, from a decision file to the texts that it writes.
struct Stages {
  let pipeline: Pipeline
  let files: DecisionFiles

  init() throws {
    pipeline = try Pipeline(knowledge: nil)
    let loading = try TemplateLoading(nil)
    files = DecisionFiles(
      pipeline: pipeline,
      renderer: ReportRenderer(loading.templates, knowledge: pipeline.knowledge),
      style: loading.style, layout: "madr", formats: FileFormat.usual,
      date: try #require(CalendarDate("2026-11-22")), usesAllCores: false)
  }

  /// What is wrong with a decision file, and everything that is written for it.
  func outputs(
    _ bytes: [UInt8], file: String
  ) throws -> (diagnostics: [Diagnostic], files: [(name: String, text: String)]) {
    let (decision, diagnostics) = pipeline.decision(bytes, file: file)
    guard let decision else { return (diagnostics, []) }
    let assessment = pipeline.assessment(decision, on: files.date)
    let plan = ModelJSON.text(PlanDocument.value(assessment.sizing, decision: decision))
    let written = try files.files(decision)
      .map { (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) }
    return (diagnostics, [("plan.json", plan)] + written)
  }
}

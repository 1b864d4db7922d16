import Foundation
import TestSupport
import Testing

@testable import Knowledge

@Suite struct CompiledTests {
  @Test func compiledFormIsThatOfTheFiles() throws {
    let compiled = try #require(KnowledgeText.compile())
    let folder = Checkout.root.appending(path: "Sources/Knowledge")
    let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
    Golden(folder: folder, isRecording: isRecording)
      .expect(compiled, matches: KnowledgeText.compiledPath)
  }

  @Test func compiledAndReadBasesAreTheSame() throws {
    let read = KnowledgeBase.load(files: KnowledgeText.all)
    let compiled = KnowledgeBase.loadCompiled()
    #expect(compiled.diagnostics.isEmpty && read.diagnostics.isEmpty)
    let (one, other) = (try #require(compiled.base), try #require(read.base))
    let sourcesAreTheSame = one.sources == other.sources
    #expect(sourcesAreTheSame)
    let factsAreTheSame = one.facts == other.facts
    #expect(factsAreTheSame)
    let optionsAreTheSame = one.options == other.options
    #expect(optionsAreTheSame)
    let featuresAreTheSame = one.features == other.features
    #expect(featuresAreTheSame)
    let criteriaAreTheSame = one.criteria == other.criteria
    #expect(criteriaAreTheSame)
    let constraintsAreTheSame = one.constraints == other.constraints
    #expect(constraintsAreTheSame)
    let rulesAreTheSame = one.rules == other.rules
    #expect(rulesAreTheSame)
    let limitsAreTheSame = one.limits == other.limits
    #expect(limitsAreTheSame)
  }

  @Test func damagedTreesAreRefused() throws {
    let tree = try #require(KnowledgeText.compile())
    var random = SplitMix64(seed: 7)
    let bytes = Array(tree.utf8)
    #expect(KnowledgeTree.decoded(String(decoding: bytes.dropLast(40), as: UTF8.self)) == nil)
    #expect(KnowledgeTree.decoded("facts.yaml\nz 1 1 0\n") == nil)
    #expect(KnowledgeTree.decoded("facts.yaml\nl 1 1 999999999999999999999999\n") == nil)
    for _ in 0..<50 {
      var damaged = Array(bytes.prefix(4_000))
      damaged[Int(random.next() % 4_000)] = UInt8(random.next() % 128)
      // Whatever comes of it, it must not crash.
      _ = KnowledgeTree.decoded(String(decoding: damaged, as: UTF8.self))
    }
  }
}

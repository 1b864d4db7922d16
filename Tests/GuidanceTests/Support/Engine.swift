import Decisions
import Diagnostics
import Guidance
import IPMath
import Knowledge
import Templates
import Testing

/// The built-in knowledge base.
func builtInKnowledge() throws -> KnowledgeBase { try #require(KnowledgeBase.builtIn.base) }

/// Reads a decision file as the command does.
func read(_ text: String) throws -> (decision: Decision?, diagnostics: [Diagnostic]) {
  try DecisionReader(limits: DecisionLimits(builtInKnowledge().limits)).read(
    Array(text.utf8), file: "test.yaml")
}

/// A decision from the keys that matter; the others come from 3 nodes in 10.20.0.0/16.
func decision(_ keys: String) throws -> Decision {
  let base = [
    "title": "title: x",
    "cluster": "cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}",
    "network": "network: {vnet: {addressSpace: [10.20.0.0/16]}}",
  ]
  let given = Set(keys.split(separator: "\n").compactMap { $0.split(separator: ":").first })
  let missing = base.keys.sorted().filter { !given.contains($0[...]) }.compactMap { base[$0] }
  let (decision, diagnostics) = try read((missing + [keys]).joined(separator: "\n") + "\n")
  return try #require(decision, "\(diagnostics) in \(keys)")
}

/// A starter file.
func starter(_ name: String) throws -> Decision {
  let text = try #require(Templates.text("decisions/\(name).yaml"), "\(name)")
  return try #require(try read(text).decision, "\(name)")
}

/// The names of the starter files.
let scenarios = [
  "article", "conflict", "default-production", "large-scale", "limited-ip-space",
  "migrate-from-kubenet", "proof-of-concept", "regulated", "windows-confidential",
]

/// The plan of one option of a decision.
func plan(_ model: NetworkModel, _ decision: Decision) throws -> OptionSizing {
  var decision = decision
  decision.options = [model]
  return try #require(Sizing(decision, limits: builtInKnowledge().limits)[model])
}

/// A prefix from its text.
func prefix(_ text: String) throws -> IPv4Prefix { try IPv4Prefix(parsing: text) }

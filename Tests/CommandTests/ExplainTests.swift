import Foundation
import Reporting
import TestSupport
import Testing

@testable import netadr

/// `netadr explain` as its users meet it.
@Suite struct ExplainTests {
  private func entries(_ arguments: String...) throws -> [[String: Any]] {
    let run = try RunProcess.netadr.run(["explain", "--format", "json"] + arguments)
    #expect(run.exitCode == 0 && run.error.isEmpty, "\(arguments): \(run.error)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(root["schema"] as? String == "netadr.explain/1")
    return try #require(root["entries"] as? [[String: Any]])
  }

  private func names(_ entries: [[String: Any]]) -> [String] {
    entries.map { "\($0["kind"] as? String ?? "?"):\($0["id"] as? String ?? "?")" }
  }

  @Test func listsEveryKindWithoutAnID() throws {
    let run = try RunProcess.netadr("explain")
    #expect(run.exitCode == 0)
    let headings = run.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(headings.map(String.init) == ExplanationKind.all.map(\.plural))
    for line in ["  max-nodes: Nodes a cluster (F1)", "  scale: Scale", "  kubenet: kubenet"] {
      #expect(run.output.contains(line + "\n"), "\(line)")
    }
    let all = try entries()
    #expect(all.count > 200)
    for entry in all { #expect(Set(entry.keys) == ["kind", "id", "title", "references"]) }
    #expect(try names(entries()) == names(all))
  }

  @Test func listsOneKindHoweverItIsNamed() throws {
    let wanted = try RunProcess.netadr("explain", "--kind", "facts").output
    #expect(wanted.hasPrefix("facts\n"))
    for arguments in [["--kind", "fact"], ["facts"], ["fact"], ["fact:"], ["FACTS:"]] {
      #expect(try RunProcess.netadr.run(["explain"] + arguments).output == wanted, "\(arguments)")
    }
  }

  @Test func anIDOfSeveralKindsPrintsAllAndAPrefixNarrowsItDown() throws {
    #expect(try names(entries("max-nodes")) == ["feature:max-nodes", "fact:max-nodes"])
    #expect(try names(entries("fact:max-nodes")) == ["fact:max-nodes"])
    #expect(try names(entries("max-nodes", "--kind", "facts")) == ["fact:max-nodes"])
    #expect(
      try names(entries("limited-ip-space", "f20", "fact:nsg", "limited-ip-space")) == [
        "rule:limited-ip-space", "constraint:limited-ip-space", "fact:nsg",
        "rule:pod-subnet-policies", "rule:overlay-security-rules",
      ])
  }

  @Test func aPartOfAnOptionsNameIsEnoughToBeAskedForIt() throws {
    let run = try RunProcess.netadr("explain", "overlay")
    #expect(run.exitCode == 2)
    #expect(
      run.error == "error: there is no entry 'overlay'; did you mean 'azure-cni-overlay'?\n")
  }

  @Test func JSONHasTheKeysOfEachKind() throws {
    let head: Set = ["kind", "id", "title", "references"]
    let evidence: Set = ["facts", "sources"]
    let keys: [String: Set<String>] = [
      "option": evidence.union([
        "summary", "how", "strengths", "limitations", "when", "mistakes", "operations",
        "exactness", "features", "constraints", "scores", "referredToBy",
      ]),
      "feature": evidence.union(["why", "group", "constraints", "options"]),
      "fact": [
        "statement", "values", "confidence", "options", "conflicts", "unused",
        "usedByArithmetic", "sources", "referredToBy",
      ],
      "rule": evidence.union([
        "rationale", "constraint", "messages", "examples", "referredToBy",
      ]),
      "constraint": evidence.union(["meaning", "options", "referredToBy"]),
      "criterion": evidence.union([
        "question", "low", "high", "thresholds", "options", "referredToBy",
      ]),
      "claim": evidence.union([
        "source", "claim", "stated", "derivation", "correct", "verdict", "parts", "bearsOn",
        "statedIn",
      ]),
      "statement": evidence,
    ]
    let summaries = try entries()
    let run = try RunProcess.netadr.run(
      ["explain", "--format", "json"] + names(summaries))
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let all = try #require(root?["entries"] as? [[String: Any]])
    #expect(names(all) == names(summaries))
    for entry in all {
      let kind = try #require(entry["kind"] as? String)
      #expect(try Set(entry.keys) == head.union(#require(keys[kind])), "\(kind)")
      for source in try #require(entry["sources"] as? [[String: Any]]) {
        #expect(
          Set(source.keys) == ["number", "id", "title", "publisher", "url", "date", "read"])
      }
    }
  }

  @Test func aClaimSaysWhatTheClaimsCommandSays() throws {
    let run = try RunProcess.netadr("claims", "--format", "json")
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let claims = try #require(root?["claims"] as? [[String: Any]])
    let explained = try entries("--kind", "claims", "claim:")
    #expect(explained.count == claims.count)
    for claim in claims {
      let id = try #require(claim["id"] as? String)
      let found = try entries("claim:\(id)")
      let entry = try #require(found.first)
      #expect(found.count == 1 && entry["id"] as? String == claim["name"] as? String, "\(id)")
      for key in [
        "references", "source", "title", "claim", "stated", "derivation", "correct", "verdict",
        "parts", "bearsOn",
      ] {
        let ours = try #require(entry[key] as? NSObject)
        #expect(ours == claim[key] as? NSObject, "\(id) \(key)")
      }
      let sources = try #require(entry["sources"] as? [[String: Any]])
      #expect(sources.map { $0["id"] as? String } == claim["sources"] as? [String?], "\(id)")
    }
  }

  @Test func valuesKeepTheirTypes() throws {
    let fact = try #require(entries("fact:max-nodes").first)
    let values = try #require(fact["values"] as? [[String: Any]])
    #expect(values.first?["value"] as? Int == 5_000)
    #expect(values.first?["unit"] as? String == "nodes")
    let options = try #require(fact["options"] as? [[String: Any]])
    let own = try #require(options.first?["values"] as? [[String: Any]])
    #expect(own.map { $0["value"] as? Int } == [400, 200])
    #expect(own.map { $0["name"] as? String } == [nil, "dual-stack"])
    // A named value may count something else: static blocks have a prefix length beside addresses.
    #expect(own.map { $0["unit"] as? String } == ["nodes", nil])
  }

  @Test func everyWordThatMeansNothingIsReportedAtOnce() throws {
    let run = try RunProcess.netadr(
      "explain", "max-nodse", "F99", "fact:max-ndes", "kubenet", "rule:max-nodes", "fcat:nsg",
      "xyz:nsg", "a\u{1B}[31m")
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.error == """
        error: there is no entry 'max-nodse'; did you mean 'max-nodes'?
        error: there is no entry 'F99'; see `netadr explain`
        error: there is no fact 'max-ndes'; did you mean 'max-nodes'?
        error: there is no rule 'max-nodes'; did you mean 'feature:max-nodes'?
        error: there is no kind 'fcat'; did you mean 'fact'?
        error: there is no kind 'xyz'; choose one of option, feature, fact, rule, constraint, criterion, claim, statement
        error: there is no entry 'a\\u{1b}[31m'; see `netadr explain`

        """)
    let kind = try RunProcess.netadr("explain", "--kind", "fatcs")
    #expect(kind.exitCode == 2)
    #expect(kind.error.contains("there is no kind 'fatcs'; did you mean 'facts'?"))
  }

  @Test func aBrokenKnowledgeFolderGivesItsProblems() throws {
    let folder = try TemporaryFolder()
    try folder.write("- {id: scale}\n- 7\n", to: "own/criteria.yaml")
    let run = try RunProcess.netadr(in: folder)("explain", "F20", "--knowledge", "own")
    #expect(run.exitCode == 1)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("own/criteria.yaml:1:3: error: criterion 'scale' has no 'title'"))
    #expect(run.error.contains("own/criteria.yaml:2:3: error:"))
  }

  @Test func aFolderOfTemplatesReplacesTheText() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{{% CONTENT_TYPE:TEXT}}\n# {{.id}}\n{{.ttle}}\n", to: "own/explain/fact.txt.mustache")
    let broken = try RunProcess.netadr(in: folder)("explain", "fact:nsg", "--templates", "own")
    #expect(broken.exitCode == 1)
    #expect(broken.error.contains("own/explain/fact.txt.mustache:3:1: error:"))
    #expect(broken.error.contains("did you mean 'title'?"))
    try folder.write(
      "{{% CONTENT_TYPE:TEXT}}\n# {{.id}}\n{{.title}}\n", to: "own/explain/fact.txt.mustache")
    let run = try RunProcess.netadr(in: folder)("explain", "fact:nsg", "--templates", "own")
    #expect(run.output == "nsg\nNetwork security groups\n")
  }

  @Test func coloursOnlyWhereTheyAreWanted() throws {
    #expect(try !RunProcess.netadr("explain", "F20").output.contains("\u{1B}"))
    let coloured = try RunProcess.netadr("explain", "F20", "--color", "always").output
    #expect(coloured.hasPrefix("\u{1B}[1mfact nsg: Network security groups (F20)\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[36mSources\u{1B}[0m\n"))
  }

  @Test func textKeepsItsIndentAndHeadingsTheirMarksOut() {
    let layout = ExplanationText(Terminal(isTerminal: false, width: 20))
    let text =
      "# one two three four five\n\n\n\nsix seven eight nine ten\n  - a b c d e f g h i j k\n"
    #expect(
      layout.laidOut(text + "  [1] a source with a title\n\u{1B}\n\n") == """
        one two three four
          five

        six seven eight nine
        ten
          - a b c d e f g h
            i j k
          [1] a source with
              a title
        \\u{1b}

        """)
  }
}

import Decisions
import Foundation
import Guidance
import Knowledge
import Testing

/// The list of rules, the folder of rules and the words of the rules agree.
@Suite struct RuleBookTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  @Test func `the folder holds one file a rule, named after it`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Guidance/Rules")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    let named = Rule.all.map { $0.id.split(separator: "-").joined() + ".swift" }
    #expect(files.map { $0.lowercased() }.sorted() == named.sorted())
  }

  @Test func `no rule is listed twice`() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
  }

  @Test func `every rule has its words, and no words are without a rule`() {
    let worded = knowledge.rules.map(\.id).filter { Phrases(rawValue: $0) == nil }
    #expect(worded.sorted() == Rule.all.map(\.id).sorted())
  }

  @Test func `every constraint has its rule`() {
    #expect(Set(ConstraintID.allCases.map(\.id)).isSubset(of: Rule.all.map(\.id)))
  }

  @Test func `a missing value stays visible and is reported`() {
    let message = Message("key", ["nodes": .count(1_234), "pools": .list([.userText("a|b")])])
    let wording = "{pools} {nodes|node|nodes} {other}"
    #expect(message.unfilled(in: wording) == ["other"])
    #expect(message.sentence(wording) { "<\($0)>" } == "<a|b> 1,234 nodes {other}")
  }

  @Test func `very long lists of the user's names are cut, with how many are left`() {
    func list(_ values: [Message.Value]) -> String {
      Message("key", ["names": .list(values)]).sentence("{names}")
    }
    let names = (1...2_000).map { Message.Value.userText("p\($0)") }
    #expect(list(Array(names.prefix(13))).hasSuffix("p11, p12 and p13"))
    #expect(list(Array(names.prefix(14))).hasSuffix("p11, p12 and 2 more"))
    #expect(list(names).hasSuffix("p11, p12 and 1,988 more"))
    #expect(list((1...26).map { .text("c\($0)") }).hasSuffix("c25 and c26"))
  }

  @Test func `counts choose the number of their noun and numbers are grouped`() {
    let one = Message("key", ["n": .count(1)])
    #expect(one.sentence("{n|node|nodes}, {n}") == "1 node, 1")
    #expect(
      [0, 999, 1_000, 65_536, 1_048_576].map(\.grouped)
        == ["0", "999", "1,000", "65,536", "1,048,576"])
    #expect((-1_234).grouped == "-1,234")
    #expect(
      [[], ["a"], ["a", "b"], ["a", "b", "c"]].map(\.asSentenceList)
        == ["", "a", "a and b", "a, b and c"])
  }
}

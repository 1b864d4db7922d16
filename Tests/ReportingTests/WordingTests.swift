import Testing

@testable import Reporting

@Suite struct WordingTests {
  @Test func sentencesGoOnAfterBecauseWithASmallLetterUnlessANameBeginsThem() {
    let rows = [
      ("Hosts see pod addresses.", "hosts see pod addresses."),
      ("A node takes one address.", "a node takes one address."),
      ("Azure keeps five.", "Azure keeps five."),
      ("VNet addresses run out.", "VNet addresses run out."),
      ("AKS picks it.", "AKS picks it."),
      ("Dual-stack works.", "dual-stack works."),
      ("kubenet retires.", "kubenet retires."),
      ("ip-masq-agent replaces it.", "ip-masq-agent replaces it."),
      ("200,000 pods a cluster.", "200,000 pods a cluster."),
      ("", ""),
    ]
    for (sentence, clause) in rows { #expect(sentence.asClause == clause) }
  }

  @Test func footnoteLabelsAreFoundAndEscapedBracketsAreNot() {
    #expect(
      Footnotes.labels(in: "a[^one] b[^two-2][^one] \\[^three\\] [x](y) [^open") == [
        "one", "two-2",
      ])
    #expect(Footnotes.labels(in: "[^") == [])
    #expect(Footnotes.labels(in: "") == [])
  }

  @Test func textsBecomeOneWordOfAShell() {
    let rows = [
      ("payments-prod", "payments-prod"), ("", "''"), ("a b", "'a b'"), ("$HOME", "'$HOME'"),
      ("it's", "'it'\\''s'"), ("x'; rm -rf ~; echo '", "'x'\\''; rm -rf ~; echo '\\'''"),
      ("`id`", "'`id`'"), ("ä", "'ä'"),
    ]
    for (text, word) in rows { #expect(text.shellQuoted == word) }
  }
}

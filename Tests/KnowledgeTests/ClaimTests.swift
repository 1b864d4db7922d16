import Decisions
import Diagnostics
import Knowledge
import Testing

/// The claims of the built-in base, and what is said of broken ones.
@Suite struct ClaimTests {
  @Test func `every claim of the article is there once, in order and with a name of its own`()
    throws
  {
    let base = try #require(KnowledgeBase.builtIn.base)
    #expect(base.claims.all.map(\.publishedID) == (1...33).map { "S\($0)" })
    #expect(Set(base.claims.all.map(\.id)).count == 33)
    for claim in base.claims.all {
      #expect(base.source(claim.source)?.title.hasPrefix("AKS Networking Clash") == true)
      #expect(base.claim(claim.id) == claim && base.claim(claim.publishedID) == claim)
      #expect(!claim.parts.isEmpty, "\(claim.id)")
    }
    #expect(base.claim("S34") == nil)
  }

  @Test func `a base without the file has no claims`() {
    var copy = BrokenCopy()
    copy.set("claims.yaml", to: nil)
    let loaded = copy.load()
    #expect(loaded.base?.claims.all.isEmpty == true)
    #expect(loaded.base?.claims.advice.isEmpty == true)
    #expect(!loaded.diagnostics.hasErrors, "\(loaded.diagnostics)")
  }

  @Test func `spans of days are read and compared`() throws {
    for (text, first, last) in [
      ("2019", 20_190_101, 20_191_231), ("2017-10", 20_171_001, 20_171_031),
      ("2024-Q4", 20_241_001, 20_241_231), ("2024-Q1", 20_240_101, 20_240_331),
      ("2023-08-13", 20_230_813, 20_230_813),
    ] {
      let period = try #require(Period(text), "\(text)")
      #expect(period.first == first && period.last == last, "\(text)")
    }
    for text in [
      "", "19", "20190", "2019-", "2019-13", "2019-00", "2019-1", "2024-Q0", "2024-Q5", "2024-Q",
      "2024-Q44", "2019-01-32", "2019-01-00", "2019-01-1-1", "-2019", "２０１９", "0000", "20x9",
    ] {
      #expect(Period(text) == nil, "\(text)")
    }
    let year = try #require(Period("2018"))
    #expect(year.contains(try #require(Period("2018-04-25"))))
    #expect(!year.contains(try #require(Period("2019-01"))))
    #expect(!(try #require(Period("2018-04-25"))).contains(year))
  }

  @Test func `every problem of a broken file is reported in one run`() {
    var copy = BrokenCopy()
    copy.set("claims.yaml", to: Self.broken)
    let wordings = "addresses, prefix-length, pods, fits, most-nodes, ratio"
    expectErrors(
      copy,
      [
        "'tolerance' of claims.yaml is not usable; make it a whole percentage such as 10%",
        "'{nods}' in 'addresses' of 'derivations' of claims.yaml stands for nothing; "
          + "did you mean 'nodes'?",
        "'Not_an_id' is not an id; use a-z, 0-9 and single hyphens",
        "source 'nobody' is not defined; define it, or refer to another",
        "'nodes' of 'derive' of claim 'Not_an_id' is not usable; "
          + "make it a whole number from 1 to 1000000",
        "'maxPods' of claim 'Not_an_id' is 9999, which no node pool can have; "
          + "make it a whole number from 10 to 250",
        "fact 'max-node' is not defined; did you mean 'max-nodes'?",
        "claim 'twice' is defined twice, first on line 31; delete or rename one of them",
        "'ask' of 'derive' of claim 'twice' must be one of \(wordings), value, answer, options, "
          + "judgement; did you mean 'ratio'?",
        "azure-cni-overlay has no pod-subnet; use one of node-subnet, pod-cidr",
        "'nodes' of 'derive' of claim 'absurd' is not usable; "
          + "make it a whole number from 1 to 1000000",
        "'stated' of claim 'absurd' must be a prefix length; write it as /1 to /32",
        "'stated' of part 1 of claim 'two-parts' is not usable; "
          + "make it a whole number from 0 to 1000000000000",
        "part 2 of claim 'two-parts' has no 'about'; add 'about'",
        "fact 'max-nodes', which claim 'two-parts' asks, has no value 'triple-stack'; "
          + "name one that it has, or leave 'name' out",
        "'stated' of claim 'many' cannot be compared with fact 'max-nodes'; make it a whole number",
        "'{wrong}' in 'right' of claim 'many' stands for nothing; "
          + "use one of stated, statement, title, value or a value of a fact that it names",
        "'kube' in 'options' of 'bearsOn' of claim 'many' is not known; did you mean 'kubenet'?",
        "rule 'no-such-rule' is not defined; define it, or refer to another",
        "claim 'nothing' is not defined; define it, or refer to another",
        "'beside' of advice 'lost' names no place; "
          + "use one of constraint, addresses, environments",
      ])
  }

  @Test func `advice that could never be given is refused`() throws {
    let copy = try BrokenCopy(
      "claims.yaml", "    when: others-left\n    text: \"A",
      "    when: as-many-nodes\n    text: ‸\"A")
    let line = try #require(KnowledgeBase.builtIn.base?.claim("S27")?.location.line)
    var (base, diagnostics, marks) = copy.load()
    #expect(base == nil)
    #expect(
      diagnostics.map(\.description) == [
        "\(marks[0]): error: advice 'only-option' can never be 'as-many-nodes' there: the place or "
          + "the claim on line \(line) has no such figures; leave 'when' out, or change 'beside'"
      ])
    (base, diagnostics, marks) = try BrokenCopy(
      "claims.yaml", "{kubenet-retirement} counts against it", "{kubenet-retirment} counts"
    ).load()
    #expect(base == nil && diagnostics.count == 1)
    #expect(diagnostics.first?.summary.contains("'{kubenet-retirment}' in 'text'") == true)
  }

  private static let broken = """
    tolerance: ‸lots
    derivations:
      addresses: ‸"{nods}"
      prefix-length: x
      fits: x
      most-nodes: x
      pods: x
      ratio: x
      value: x
      value-missing: x
      answer: x
      options: x
      judgement: x
    claims:
      - id: ‸Not_an_id
        reference: S1
        source: ‸nobody
        title: x
        states: X.
        parts:
          - stated: 5
            derive:
              ask: addresses
              option: kubenet
              in: node-subnet
              nodes: ‸0
              maxPods: ‸9999
            right: x
            why: X.
            facts: [‸max-node]
      - id: twice
        source: aks-networking-clash
        title: x
        states: X.
        parts:
          - stated: 5
            derive: {ask: judgement, verdict: wrong}
            right: x
            why: X.
      - id: ‸twice
        source: aks-networking-clash
        title: x
        states: X.
        parts:
          - stated: 5
            derive: {ask: ‸ratios, of: 1, to: 2}
            right: x
            why: X.
            facts: [max-nodes]
      - id: absurd
        source: aks-networking-clash
        title: x
        states: X.
        parts:
          - derive: {ask: prefix-length, option: azure-cni-overlay, in: ‸pod-subnet, nodes: ‸-4, maxPods: 30}
            stated: ‸/33
            right: x
            why: X.
            facts: [max-nodes]
      - id: two-parts
        source: aks-networking-clash
        title: x
        states: X.
        parts:
          - about: x
            stated: ‸99999999999999999999
            derive: {ask: pods, option: kubenet, in: pod-cidr, nodes: 1, maxPods: 30}
            right: x
            why: X.
            facts: [max-nodes]
          - ‸right: x
            stated: ‸5
            derive: {ask: value, fact: max-nodes, name: triple-stack}
            why: X.
            facts: [max-nodes]
      - id: many
        source: aks-networking-clash
        title: x
        states: X.
        parts:
          - stated: ‸‸many
            derive: {ask: value, fact: max-nodes}
            right: "{wrong}"
            why: X.
            facts: [max-nodes]
        bearsOn: {options: [‸kube], rules: [‸no-such-rule]}
    advice:
      - id: lost
        claims: [‸nothing]
        beside: ‸{}
        text: X.

    """
}

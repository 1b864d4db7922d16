import Diagnostics
import Knowledge
import Testing

@Suite struct IncompleteBaseTests {
  @Test func everyMissingFileIsNamed() {
    let (base, diagnostics) = KnowledgeBase.load(files: [])
    let names = ["sources", "facts", "options", "features", "criteria", "constraints"]
    #expect(
      diagnostics.map(\.description)
        == names.map { "error: \($0).yaml is missing; add the file to the knowledge base" })
    #expect(base == nil)
  }

  @Test func aMissingFileIsTheOnlyProblemOfABaseThatRefersToIt() {
    for file in ["sources.yaml", "facts.yaml", "options.yaml", "features.yaml", "criteria.yaml"] {
      var copy = BrokenCopy()
      copy.set(file, to: nil)
      #expect(
        copy.load().diagnostics.map(\.description)
          == ["error: \(file) is missing; add the file to the knowledge base"], "\(file)")
    }
  }

  @Test func filesThatAreUnknownEmptyOrGivenTwiceAreNamed() throws {
    var copy = BrokenCopy()
    copy.set("feature.yaml", to: "‸groups: []\n")
    expectErrors(
      copy, ["'feature.yaml' is no file of a knowledge base; did you mean 'features.yaml'?"])
    copy = BrokenCopy()
    copy.set("options.yaml", to: "‸# nothing\n")
    let (none, problems, places) = copy.load()
    #expect(none == nil)
    #expect(problems.map(\.location) == places && problems.hasErrors, "\(problems)")
    copy = BrokenCopy()
    copy.set("other/criteria.yaml", to: "‸[]")
    expectErrors(copy, ["criteria.yaml is given twice; leave one of them out"])
    copy = BrokenCopy()
    copy.set("criteria.yaml", to: "‸performance: 5\n")
    let (base, diagnostics, marks) = copy.load()
    #expect(base == nil)
    #expect(
      diagnostics.first?.description
        == "\(marks[0]): error: criteria.yaml must be a list of entries")
  }

  @Test func aFileThatIsNoYAMLYieldsItsOwnProblemsOnly() {
    var copy = BrokenCopy()
    copy.set("facts.yaml", to: "- id: [\n")
    let (base, diagnostics, _) = copy.load()
    #expect(base == nil)
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.allSatisfy { $0.location?.file == "facts.yaml" }, "\(diagnostics)")
  }

  @Test func everyTableHasEveryOption() throws {
    expectErrors(
      try BrokenCopy(
        "features.yaml", "    cells:\n      kubenet: {text: \"400, or 200",
        "    cells:\n      ‸kubnet: {text: \"400, or 200"
      ).changing("features.yaml", "      ‸kubnet", "      ‸‸kubnet"),
      [
        "'kubnet' is not a key of 'cells' of feature 'max-nodes'; did you mean 'kubenet'?",
        "'cells' of feature 'max-nodes' has no option 'kubenet'; add the option",
      ])
    expectErrors(
      try BrokenCopy(
        "criteria.yaml", "  scores:\n    kubenet: {value: 3", "  scores:\n    ‸x: {value: 3"
      )
      .changing("criteria.yaml", "    ‸x", "    ‸‸x"),
      [
        "'x' is not a key of 'scores' of criterion 'performance'; use one of \(optionIDs)",
        "'scores' of criterion 'performance' has no option 'kubenet'; add the option",
      ])
    expectErrors(
      try BrokenCopy(
        "constraints.yaml", "  answers:\n    kubenet: {answer: yes",
        "  answers:\n    ‸x: {answer: yes"
      ).changing("constraints.yaml", "    ‸x", "    ‸‸x"),
      [
        "'x' is not a key of 'answers' of constraint 'limited-ip-space'; use one of \(optionIDs)",
        "'answers' of constraint 'limited-ip-space' has no option 'kubenet'; add the option",
      ])
  }

  @Test func everyOptionCriterionAndConstraintHasAnEntry() throws {
    let cases = [
      ("options.yaml", "- id: kubenet\n", "option 'kubenet'", "kubnet", "did you mean 'kubenet'?"),
      ("criteria.yaml", "- id: scale\n", "criterion 'scale'", "scal", "did you mean 'scale'?"),
      (
        "constraints.yaml", "- id: shared-subnet\n", "constraint 'shared-subnet'", "shared-subnets",
        "did you mean 'shared-subnet'?"
      ),
    ]
    for (file, old, name, id, cure) in cases {
      let copy = try BrokenCopy(file, old, "- id: ‸\(id)\n")
      let (base, diagnostics, marks) = copy.load()
      #expect(base == nil)
      #expect(
        Set(diagnostics.map(\.description)) == [
          "\(marks[0]): error: '\(id)' is none of the ids of the decision file; \(cure)",
          "\(file):\(file == "constraints.yaml" ? 4 : 3):1: error: \(name) has no entry; add it to \(file)",
        ])
    }
  }

  @Test func factsThatNothingRefersToAreWarnedOfUnlessTheySayWhy() throws {
    let (base, diagnostics, marks) = try BrokenCopy(
      "facts.yaml", "- id: max-nodes\n",
      "- ‸id: stray\n  reference: F4\n  title: T\n  statement: S.\n  sources: [large-scale]\n"
        + "  confidence: documented\n\n- id: max-nodes\n"
    ).load()
    #expect(
      diagnostics.map(\.description) == [
        "\(marks[0]): warning: nothing refers to fact 'stray'; "
          + "refer to it, or say why not with 'unused'"
      ])
    #expect(base != nil, "a warning does not refuse a base")
    let (_, others, places) = try BrokenCopy(
      "facts.yaml", "- id: nodes-a-pool\n", "- ‸id: nodes-a-pool\n  unused: So it seems.\n"
    ).load()
    #expect(
      others.map(\.description) == [
        "\(places[0]): warning: fact 'nodes-a-pool' says that it is unused, "
          + "but something refers to it; delete 'unused'"
      ])
  }

  @Test func problemsOfAllFilesAreReportedTogetherInFileOrder() throws {
    var copy = try BrokenCopy("sources.yaml", "  date: 2026-07-10\n", "  date: ‸soon\n")
    try copy.replace("rating: poor", with: "rating: ‸bad", in: "features.yaml")
    try copy.replace("kubenet: {value: 3", with: "kubenet: {value: ‸0", in: "criteria.yaml")
    try copy.replace("title: Nodes a node pool", with: "title: ‸[]", in: "facts.yaml")
    expectErrors(
      copy,
      [
        "'value' of 'kubenet' of criterion 'performance' must be a whole number from 1 to 5",
        "'title' of fact 'nodes-a-pool' must be a text",
        "'rating' of 'kubenet' of feature 'max-nodes' must be one of good, fair, poor, none",
        "'date' of source 'cni-overview' is not a date; write it as YYYY-MM-DD",
      ])
  }

  private var optionIDs: String {
    "kubenet, azure-cni-node-subnet, azure-cni-pod-subnet-dynamic, "
      + "azure-cni-pod-subnet-static-block, azure-cni-overlay"
  }
}

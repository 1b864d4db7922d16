public import Decisions
internal import Knowledge

/// A condition under which the decision is to be looked at again, in a form that a machine can test.
public struct RevisitTrigger: Sendable, Hashable {
  /// What is tested.
  public enum Subject: String, Sendable, Hashable {
    /// The day of the test.
    case date
    /// Nodes of all pools together, surge apart.
    case nodes
    /// The largest max pods of all pools.
    case maxPods = "max-pods"
    /// The length of the VNet's first address prefix.
    case vnetPrefixLength = "vnet-prefix-length"
  }

  /// When it fires: the subject has reached the threshold from below, or from above.
  public enum Comparison: String, Sendable, Hashable {
    case atLeast = ">="
    case atMost = "<="
  }

  /// What the subject is held against.
  public enum Threshold: Sendable, Hashable {
    case count(Int)
    case date(CalendarDate)
  }

  /// The trigger's id, once in a decision.
  public let id: String
  /// What is tested.
  public let subject: Subject
  /// When it fires.
  public let comparison: Comparison
  /// What the subject is held against.
  public let threshold: Threshold
  /// What it means, worded by the phrases `revisit`.
  public let message: Message
  /// The ids of the facts that it rests on.
  public let facts: [String]
}

/// Collects the triggers of an assessment.
struct RevisitTriggers {
  private let assessment: Assessment
  private let limits: Limits
  private let knowledge: KnowledgeBase
  private(set) var all: [RevisitTrigger] = []

  /// The triggers: dates first, then node counts, then the other inputs.
  ///
  /// - Parameters:
  ///   - assessment: The decision's assessment.
  ///   - inputs: The flips of its inputs.
  ///   - date: The record's date; its facts are to be read again a year later.
  ///   - knowledge: The knowledge base.
  init(
    _ assessment: Assessment, inputs: [InputSensitivity], date: CalendarDate,
    knowledge: KnowledgeBase
  ) {
    self.assessment = assessment
    limits = knowledge.limits
    self.knowledge = knowledge
    addDates(after: date)
    addRoom()
    for input in inputs { addFlips(input) }
  }

  private mutating func add(
    _ id: String, _ subject: RevisitTrigger.Subject, _ comparison: RevisitTrigger.Comparison,
    _ threshold: RevisitTrigger.Threshold, _ message: Message, facts: [String] = []
  ) {
    all.append(
      RevisitTrigger(
        id: id, subject: subject, comparison: comparison, threshold: threshold, message: message,
        facts: facts))
  }

  /// The days on which something that the decision rests on ends.
  private mutating func addDates(after date: CalendarDate) {
    let (decision, dates) = (assessment.decision, limits.dates)
    let systems = Set(decision.cluster.nodePools.map(\.os))
    var ends: [(String, CalendarDate, fact: String)] = []
    if decision.cluster.existing == .kubenet || assessment.outcome.option == .kubenet {
      ends.append(("kubenet-retires", dates.kubenetRetirement, "kubenet-retirement"))
    }
    if decision.level(of: .networkPolicyAzure) != nil {
      let isOnWindows = systems.contains(where: \.isWindows)
      let end =
        isOnWindows ? dates.networkPolicyManagerOnWindows : dates.networkPolicyManagerOnLinux
      ends.append(("network-policy-manager-ends", end, "npm-end"))
    }
    if systems.contains(.windows2019) {
      ends.append(("windows-2019-ends", dates.windows2019, "windows-server-end"))
    }
    if systems.contains(.windows2022) {
      ends.append(("windows-2022-ends", dates.windows2022, "windows-server-end"))
    }
    if decision.cluster.nodePools.contains(where: \.isDCsv2) {
      ends.append(("dcsv2-ends", dates.dcsv2, "dcsv2-end"))
    }
    // What is over already is a finding of today.
    for (id, end, fact) in ends where end > date {
      add(
        id, .date, .atLeast, .date(end), Message(id, ["date": .text(end.description)]),
        facts: [fact])
    }
    let review = date.nextYear
    add(
      "record-is-a-year-old", .date, .atLeast, .date(review),
      Message("record-is-a-year-old", ["date": .text(review.description)]))
  }

  /// The sizes at which the plan, and then the option, has no more room.
  private mutating func addRoom() {
    guard let option = assessment.outcome.option, let sizing = assessment.sizing[option] else {
      return
    }
    // Where the option ends first, larger prefixes would not help.
    if let planned = sizing.plannedNodes, planned < sizing.maxNodes {
      addFullPrefixes(planned, sizing)
    }
    if sizing.maxNodes > 0 {
      let binding = sizing.limitedBy.map { ceiling in
        Message.Value.text(
          Phrases.ceilings.text(ceiling.message(assessment.decision, limits: limits), knowledge))
      }
      add(
        "option-is-full", .nodes, .atLeast, .count(sizing.maxNodes + 1),
        Message(
          "option-is-full",
          [
            "nodes": .count(sizing.maxNodes), "limits": .list(binding),
            "count": .count(binding.count),
          ]))
    }
  }

  /// The size at which the plan's prefixes are full: what is to be done tells the subnets, which
  /// stay as they are, from the pod CIDR.
  private mutating func addFullPrefixes(_ planned: Int, _ sizing: OptionSizing) {
    let full = sizing.tooSmallPlaces(forNodes: planned + 1)
    let (key, fact) =
      if full.contains(.nodeSubnet) {
        full.contains(.podSubnet)
          ? ("subnets-are-full", "subnet-resize") : ("node-subnet-is-full", "subnet-resize")
      } else if full.contains(.podSubnet) {
        ("pod-subnet-is-full", "pod-cidr-change")
      } else {
        (
          limits.ranges.isPodCIDRExpandable[sizing.model]
            ? "expandable-pod-cidr-is-full" : "pod-cidr-is-full", "pod-cidr-change"
        )
      }
    add(
      "prefixes-are-full", .nodes, .atLeast, .count(planned + 1),
      Message(key, ["nodes": .count(planned)]), facts: [fact])
  }

  /// The values at which another option would be chosen.
  private mutating func addFlips(_ input: InputSensitivity) {
    let subject: RevisitTrigger.Subject
    switch input.input {
    case .nodes: subject = .nodes
    case .maxPods: subject = .maxPods
    case .vnetPrefixLength: subject = .vnetPrefixLength
    // Growth is how the nodes of later are stated; their own number is tested.
    case .growth: return
    }
    for (flip, comparison) in [
      (input.below, RevisitTrigger.Comparison.atMost), (input.above, .atLeast),
    ] {
      guard let flip else { continue }
      let direction = comparison == .atMost ? "below" : "above"
      let option = flip.option.map { knowledge.option($0).title }
      add(
        "\(input.input.rawValue)-flip-\(direction)", subject, comparison, .count(flip.nearest),
        Message(
          "\(input.input.rawValue)-\(option == nil ? "ends" : "flip")-\(direction)",
          ["value": .count(flip.nearest), "option": .text(option ?? "")]))
    }
  }
}

extension CalendarDate {
  /// The same day a year later; 28 February for 29 February.
  var nextYear: CalendarDate {
    CalendarDate(year: year + 1, month: month, day: day)
      ?? CalendarDate(year: year + 1, month: month, day: day - 1) ?? self
  }
}

import Decisions
import Guidance
import IPMath
import Knowledge
import Reporting

/// The IP plan of every option for a terminal.
struct PlanText {
  private let sizing: Sizing
  private let decision: Decision
  private let wording: Wording
  private let terminal: Terminal

  /// The plan of a decision's sizing.
  init(_ sizing: Sizing, of decision: Decision, knowledge: KnowledgeBase, terminal: Terminal) {
    self.sizing = sizing
    self.decision = decision
    wording = Wording(knowledge: knowledge)
    self.terminal = terminal
  }

  /// A heading, a table of demands, and two lines on fit and growth for each option.
  var text: String { sizing.options.map(text).joined(separator: "\n") }

  private func text(_ option: OptionSizing) -> String {
    let title = terminal.styled(wording.title(option.model), .bold)
    let nodes = "\(option.demands.nodes.grouped) nodes, \(option.demands.surgeNodes.grouped) surge"
    return "\(title)\n\(nodes)\n" + table(option) + fit(option)
  }

  private func table(_ option: OptionSizing) -> String {
    var table = TextTable([
      ("  Range", .left), ("Addresses", .right), ("Prefix", .left), ("Formula", .left),
    ])
    let demands = option.demands
    let rows: [(String, AddressDemand?, PlacedPrefix?)] = [
      ("  node subnet", demands.nodeSubnet, option.nodeSubnet),
      ("  pod subnet", demands.podSubnet, option.podSubnet),
      ("  pod CIDR", demands.podCIDR, option.podCIDR),
    ]
    for case (let name, let demand?, let place) in rows {
      let length = demand.prefixLength.map { "/\($0)" } ?? "none"
      table.add([
        name, demand.addresses.grouped,
        place?.prefix.description ?? "\(length), does not fit", demand.formula,
      ])
    }
    if let service = option.serviceCIDR {
      table.add(["  service CIDR", "", service.prefix.description, ""])
    }
    return table.text
  }

  private func fit(_ option: OptionSizing) -> String {
    let limits = wording.ceilings(option.limitedBy, of: decision)
    let nodes = "\(option.maxNodes.grouped) \(option.maxNodes == 1 ? "node" : "nodes")"
    var lines = ["  at most \(nodes), limited by \(limits)"]
    if !option.isFeasible {
      let broken = wording.ceilings(option.broken, of: decision)
      let vnet = option.requiredVNetLength.map { "; a VNet of /\($0) would hold its subnets" } ?? ""
      lines.append(
        terminal.styled("  not feasible here: it needs more than \(broken)\(vnet)", .red))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

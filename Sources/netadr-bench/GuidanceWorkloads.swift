import Decisions
import Guidance
import Knowledge
import Templates

/// The workloads of the engine: whole evaluations of decisions with five options.
enum GuidanceWorkloads {
  static func all() -> [Workload] {
    guard let knowledge = KnowledgeBase.builtIn.base else { return [] }
    let reader = DecisionReader(limits: DecisionLimits(knowledge.limits))
    let starters = ["default-production", "large-scale", "conflict"].compactMap { name in
      Templates.text("decisions/\(name).yaml").flatMap {
        reader.read(Array($0.utf8), file: name).decision
      }.map { (name, $0) }
    }
    guard let date = CalendarDate("2026-11-22") else { return [] }
    return starters.flatMap { name, decision in
      let plan = Sizing(decision, limits: knowledge.limits)
      let assessment = Assessment(decision, knowledge: knowledge)
      let situation = Situation(decision: decision, sizing: plan, knowledge: knowledge)
      return [
        Workload(name: "assess \(name)", target: 50e-6, repetitions: 2_000) {
          (0..<2_000).reduce(0) { sum, _ in
            sum &+ Assessment(decision, knowledge: knowledge).ranked.count
          }
        },
        Workload(name: "of that, the sizing", target: 40e-6, repetitions: 2_000) {
          (0..<2_000).reduce(0) { sum, _ in
            sum &+ Sizing(decision, limits: knowledge.limits).options.count
          }
        },
        Workload(name: "of that, the rules", target: 20e-6, repetitions: 2_000) {
          (0..<2_000).reduce(0) { sum, _ in
            sum &+ Rule.findings(situation).count
          }
        },
        Workload(name: "sensitivity of \(name)", target: 15e-3, repetitions: 20) {
          (0..<20).reduce(0) { sum, _ in
            let sensitivity = Sensitivity(assessment, date: date, knowledge: knowledge)
            return sum &+ sensitivity.triggers.count
          }
        },
        Workload(name: "decision map of \(name)", target: 10e-3, repetitions: 20) {
          (0..<20).reduce(0) { sum, _ in
            sum &+ DecisionMap(assessment, knowledge: knowledge).borders.count
          }
        },
        Workload(name: "ways out of \(name)", target: 15e-3, repetitions: 20) {
          (0..<20).reduce(0) { sum, _ in
            sum &+ assessment.relaxations(knowledge: knowledge).count
          }
        },
      ]
    }
  }
}

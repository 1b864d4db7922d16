/// Prints how long the heavy parts of netadr take: `netadr-bench [GROUP...]`.
@main
enum NetADRBench {
  private static let groups: [(name: String, workloads: @Sendable () -> [Workload])] = [
    ("ipmath", IPMathWorkloads.all), ("guidance", GuidanceWorkloads.all),
    ("pipeline", PipelineWorkloads.all),
  ]

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    let known = groups.map(\.name) + ["process"]
    for name in wanted where !known.contains(name) {
      print("unknown group \"\(name)\"; known: \(known.joined(separator: ", "))")
    }
    // First, because a child begins with this process's memory, which the workloads make large.
    if wanted.isEmpty || wanted.contains("process") { ProcessWorkloads.report() }
    for group in groups where wanted.isEmpty || wanted.contains(group.name) {
      for workload in group.workloads() { print(workload.report()) }
    }
  }
}

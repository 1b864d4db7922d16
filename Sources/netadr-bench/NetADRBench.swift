/// Prints how long the heavy parts of netadr take: `netadr-bench PROGRAM [GROUP...]`, with the path
/// of the netadr whose runs are measured.
@main
enum NetADRBench {
  private static let groups: [(name: String, workloads: @Sendable () -> [Workload])] = [
    ("ipmath", IPMathWorkloads.all), ("guidance", GuidanceWorkloads.all),
    ("pipeline", PipelineWorkloads.all),
  ]

  static func main() {
    guard let program = CommandLine.arguments.dropFirst().first else {
      return print("usage: netadr-bench PROGRAM [GROUP...]")
    }
    let wanted = CommandLine.arguments.dropFirst(2)
    let known = groups.map(\.name) + ["process"]
    for name in wanted where !known.contains(name) {
      print("unknown group \"\(name)\"; known: \(known.joined(separator: ", "))")
    }
    // First, because a child begins with this process's memory, which the workloads make large.
    if wanted.isEmpty || wanted.contains("process") { ProcessWorkloads.report(program) }
    for group in groups where wanted.isEmpty || wanted.contains(group.name) {
      for workload in group.workloads() { print(workload.report()) }
    }
  }
}

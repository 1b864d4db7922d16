/// Prints how long the heavy parts of netadr take: `netadr-bench ipmath guidance`.
@main
enum NetADRBench {
  static func main() {
    for group in CommandLine.arguments.dropFirst() {
      switch group {
      case "ipmath": for workload in IPMathWorkloads.all() { print(workload.report()) }
      case "guidance": for workload in GuidanceWorkloads.all() { print(workload.report()) }
      default: print("unknown group of workloads \"\(group)\"; known: ipmath, guidance")
      }
    }
    if CommandLine.arguments.count < 2 { print("usage: netadr-bench ipmath|guidance…") }
  }
}

import Decisions
import Figures
import Guidance
import Knowledge
import Reporting
import Templates
import Testing

/// The built-in knowledge base, read from its files once.
private let knowledge = KnowledgeBase.load(files: KnowledgeBase.builtInFiles).base

/// The report of a decision file with all figures.
func report(_ text: String, strings: TemplateStrings = .english) throws -> Report {
  let base = try #require(knowledge)
  let reader = DecisionReader(limits: DecisionLimits(base.limits))
  let (decision, diagnostics) = reader.read(Array(text.utf8), file: "test.yaml")
  let date = try #require(CalendarDate("2026-11-22"))
  return Report(
    ReportSource(
      Assessment(try #require(decision, "\(diagnostics)"), knowledge: base), knowledge: base,
      date: date), strings: strings)
}

/// Words that figures are drawn with: those of English and German, and those of a user who has much
/// to say.
func words(_ name: String) throws -> TemplateStrings {
  guard name == "long" else { return try TemplateStrings(name, builtIn: Templates.all) }
  let english = Templates.all.filter { $0.path == "strings/en.yaml" }
  let lines = english.flatMap { $0.text.split(separator: "\n") }
  let long = lines.drop { $0 != "figures:" }.dropFirst().compactMap { line -> String? in
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let text = line[colon...].dropFirst().trimmingPrefix(" ").filter { $0 != "\"" }
    return "\(line[...colon]) \"\(Array(repeating: text, count: 4).joined(separator: " "))\""
  }
  return try TemplateStrings(
    "en", builtIn: english, own: [("strings/en.yaml", "figures:\n" + long.joined(separator: "\n"))])
}

/// The Markdown of a report.
func markdown(_ report: Report) throws -> String {
  let base = try #require(knowledge)
  return try ReportRenderer(try TemplateSet(builtIn: Templates.all), knowledge: base)
    .report(report)
}

/// Decision files by name: the starter files, and those that are hard to draw.
let cases: [(name: String, text: String)] =
  Templates.all.filter { $0.path.hasPrefix("decisions/") }.map { ($0.path, $0.text) } + [
    ("novel", file(title: String(repeating: "A long title ", count: 769))),
    ("one-word", file(title: String(repeating: "W", count: 9_999))),
    ("markup", file(title: "]]> <script>\\\"'&amp; --> <!-- </svg>")),
    (
      "right-to-left",
      file(title: "\\u05e9\\u05dc\\u05d5\\u05dd \\u0645\\u0631\\u062d\\u0628\\u0627")
    ),
    (
      "wide",
      file(
        title: String(repeating: "支付平台网络模型", count: 1_249),
        network: "{vnet: {addressSpace: [10.20.0.0/16], subnets: {"
          + "\(String(repeating: "子网络", count: 20)): 10.20.0.0/24, 👩‍👩‍👧‍👦: 10.20.1.0/24}}}")
    ),
    ("marks", file(title: String(repeating: "Z\\u0301\\u0336\\u035C\\u0489\\u200B", count: 99))),
    (
      "nearly-full",
      file(
        network: "{vnet: {addressSpace: [10.9.0.0/24], subnets: {a: 10.9.0.0/25, b: 10.9.0.128/26, "
          + "c: 10.9.0.192/27, d: 10.9.0.224/28}}}")
    ),
    ("tiny", file(network: "{vnet: {addressSpace: [10.3.0.0/29]}}")),
    (
      "sizes",
      file(
        network: "{vnet: {addressSpace: [10.3.0.0/29, 11.0.0.0/8, 172.20.0.0/14, "
          + "192.168.0.0/29, 192.168.1.0/24]}}")
    ),
    (
      "spaces",
      file(
        network: "{vnet: {addressSpace: ["
          + (0..<300).map { "10.\($0 / 250).\($0 % 250).0/24" }.joined(separator: ", ") + "]}}")
    ),
    (
      "limits",
      file(
        network: "{vnet: {addressSpace: [10.0.0.0/8]}, internalLoadBalancers: 1000000, "
          + "privateEndpoints: 1000000}",
        pools: (0..<100).map {
          "{name: p\($0), mode: \($0 == 0 ? "system" : "user"), nodes: 100000, maxPods: 250, "
            + "maxSurge: 100000}"
        }.joined(separator: ", "), more: "growth: 1000%")
    ),
    (
      "least",
      file(
        network: "{vnet: {addressSpace: [10.0.0.0/28]}}",
        pools: "{name: a, mode: system, nodes: {min: 0, max: 1}, maxPods: 10, maxSurge: 0}",
        more: "growth: 0%")
    ),
    (
      "full",
      file(
        network:
          "{vnet: {addressSpace: [10.9.0.0/24], subnets: {all: 10.9.0.0/24}}}")
    ),
    (
      "pools",
      file(
        pools: (0..<100).map {
          "{name: p\($0), mode: \($0 == 0 ? "system" : "user"), nodes: \($0 % 7 + 1), maxPods: \(10 + $0)}"
        }.joined(separator: ", "))
    ),
    (
      "subnets",
      file(
        network: "{vnet: {addressSpace: [10.0.0.0/10], subnets: {"
          + (0..<1_000).map {
            "s\($0): 10.\($0 / 250).\($0 % 250).\($0 % 2 * 128)/28"
          }.joined(separator: ", ") + "}}}")
    ),
    (
      "dense",
      file(
        network: "{vnet: {addressSpace: [10.0.0.0/16], subnets: {"
          + (0..<1_000).map { "s\($0): 10.0.\($0 / 16).\($0 % 16 * 16)/28" }
          .joined(separator: ", ") + "}}}",
        pools: (0..<100).map {
          "{name: p\($0), mode: \($0 == 0 ? "system" : "user"), nodes: 2, maxPods: \(10 + $0)}"
        }.joined(separator: ", "))
    ),
    (
      "prefixes",
      file(
        network: "{vnet: {addressSpace: [10.1.0.0/24, 10.2.0.0/25, 10.3.0.0/26, 10.4.0.0/16, "
          + "10.5.0.0/20, 10.6.0.0/28]}}")
    ),
    (
      "growth",
      file(
        network: "{vnet: {addressSpace: [10.1.0.0/20]}}",
        pools: "{name: a, mode: system, nodes: 20, maxPods: 42}", more: "growth: 150%")
    ),
    (
      "criteria",
      file(more: "growth: 0%")
        + "constraints: {direct-pod-access: should, latency-sensitive: should, virtual-nodes: should}\n"
    ),
    (
      "wishes",
      file(more: "growth: 50%")
        + "constraints: {\(ConstraintID.allCases.map { "\($0.rawValue): should" }.joined(separator: ", "))}\n"
    ),
    (
      "demands",
      file() + "constraints: {pod-ip-traceability: must, reuse-pod-cidr: must}\n"
    ),
  ]

private func file(
  title: String = "x", network: String = "{vnet: {addressSpace: [10.20.0.0/16]}}",
  pools: String = "{name: system, mode: system, nodes: 3}", more: String = "growth: 10%"
) -> String {
  """
  title: "\(title)"
  cluster: {\(more), nodePools: [\(pools)]}
  network: \(network)

  """
}

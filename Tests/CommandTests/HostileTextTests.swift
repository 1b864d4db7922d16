import Foundation
import TestSupport
import Testing

@testable import netadr

/// Titles, names and contexts that are Markdown, HTML and Mustache: shown as they were written, or
/// as the Markdown that a context may be, and never more.
@Suite struct HostileTextTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
  }

  private static let hostile =
    #"<script>alert(1)</script> **b** [l](javascript:x) {{title}} {{{a}}} | pipe [^1] `c` "#
    + #"\#u{1F600} <!-- c --> &amp; _u_ ~~s~~ # --- مرحبا"#

  /// A decision in which every free text is hostile.
  private func decision(pools: Int, subnets: Int) -> String {
    let text = "'\(Self.hostile)'"
    var yaml = """
      title: \(text)
      deciders: [\(text), "- x: y"]
      consulted: \(text)
      informed: "'\\": #"
      context: |
        # Heading
        \(Self.hostile)

        | a | b |
        |---|---|
        <img src=x onerror=alert(1)>
        [^x]: a footnote of their own

        ```
        <div>

      """
    yaml += "cluster:\n  name: '<i>*n*</i> {{n}} | [^1] `n`'\n  nodePools:\n"
    for pool in 0..<pools {
      yaml += "    - {name: p\(pool), mode: \(pool == 0 ? "system" : "user"), nodes: 2}\n"
    }
    yaml += "network:\n  vnet:\n    addressSpace: [10.0.0.0/8]\n    subnets:\n"
    yaml += "      'a|b <b>x</b> {{y}} *z*': 10.0.0.0/24\n"
    for subnet in 1..<subnets {
      yaml += "      s\(subnet): 10.\(subnet / 256).\(subnet % 256).0/24\n"
    }
    return yaml + "  connected: {'c|d <i> [^1]': 172.16.0.0/24}\n"
  }

  @Test func showsHostileTextAsText() throws {
    try root.write(decision(pools: 3, subnets: 3), to: "d.yaml")
    let run = try netadr("generate", "d.yaml", "--date", "2026-11-22")
    #expect(run.exitCode == 0, "\(run.error)")
    for name in ["adr.md", "report.md"] {
      let markdown = try root.text("Output/d/\(name)")
      #expect(unevenRows(markdown).isEmpty, "\(name): \(unevenRows(markdown).prefix(3))")
    }
    for name in ["adr.html", "report.html"] {
      let html = try root.text("Output/d/\(name)")
      for markup in ["<script", "<img", "<b>x", "<i>", "href=\"javascript", "<!-- c"] {
        #expect(!html.contains(markup), "\(name): \(markup)")
      }
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; **b** [l](javascript:x)"))
    }
  }

  @Test func rendersAHundredPoolsAndAThousandSubnets() throws {
    try root.write(decision(pools: 100, subnets: 1_000), to: "big.yaml")
    let run = try netadr("generate", "big.yaml", "--format", "md,html", "--date", "2026-11-22")
    #expect(run.exitCode == 0, "\(run.error)")
    let markdown = try root.text("Output/big/report.md")
    // Twenty of each are listed; the others have 256 addresses a subnet and 2 nodes a pool.
    #expect(markdown.contains("| Other subnets in use | 980 with 250,880 IPv4 addresses"))
    #expect(markdown.contains("| 80 other pools, in the decision file | – | – | 160 | 160 |"))
    #expect(markdown.contains("p10, p11 and 88 more name no max surge"))
    #expect(try root.text("Output/big/report.html").utf8.count < 400_000)
    #expect(unevenRows(markdown).isEmpty)
    let longest = markdown.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
    #expect(longest < 2_000)
  }

  @Test func takesATitleOfTenThousandCharactersAndNoMore() throws {
    let yaml = decision(pools: 1, subnets: 2).split(separator: "\n").dropFirst()
      .joined(separator: "\n")
    let long = try netadr(
      "plan", "-", input: "title: \(String(repeating: "x", count: 10_000))\n\(yaml)\n")
    #expect(long.exitCode == 0, "\(long.error)")
    let longer = try netadr(
      "plan", "-", input: "title: \(String(repeating: "x", count: 10_001))\n\(yaml)\n")
    #expect(longer.exitCode == 1)
    let turned = try netadr("plan", "-", input: "title: \"\u{202E}x\"\n\(yaml)\n")
    #expect(turned.exitCode == 1 && turned.error.contains(#"\u{202e}"#), "\(turned.error)")
  }

  /// The rows of tables that have more or fewer cells than the row above.
  private func unevenRows(_ markdown: String) -> [Substring] {
    var rows: [Substring] = []
    var (isCode, cells) = (false, Int?.none)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, line.hasPrefix("|") else {
        cells = nil
        continue
      }
      let count = line.replacingOccurrences(of: "\\\\.", with: "", options: .regularExpression)
        .split(separator: "|", omittingEmptySubsequences: false).count
      if let cells, cells != count { rows.append(line) }
      cells = count
    }
    return rows
  }
}

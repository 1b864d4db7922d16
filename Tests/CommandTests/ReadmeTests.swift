import Foundation
import TestSupport
import Testing

@testable import netadr

/// What the README quotes is what the program says.
@Suite struct ReadmeTests {
  let readme: String

  init() throws {
    readme = try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func theExcerptStandsInTheReport() throws {
    let report = try String(
      contentsOf: Checkout.root.appending(path: "Output/article/report.md"), encoding: .utf8)
    let quoted = readme.split(separator: "\n").filter { $0.hasPrefix("> ") }
      .map { String($0.dropFirst(2)) }
    #expect(quoted.count == 2)
    #expect(report.contains(quoted.joined(separator: "\n")))
  }

  @Test func theExampleIsADecisionFile() throws {
    let (diagnostics, files) = try Stages().outputs([UInt8](try example().utf8), file: "x.yaml")
    #expect(diagnostics.isEmpty)
    #expect(files.count == 10)
  }

  @Test func theDiagnosticIsThatOfTheMisspeltExample() throws {
    let broken = try example().replacingOccurrences(of: "nodePools:", with: "nodepools:")
    let (diagnostics, _) = try Stages().outputs([UInt8](broken.utf8), file: "payments.yaml")
    #expect(diagnostics.count == 1)
    #expect(readme.contains("    \(try #require(diagnostics.first))\n"))
  }

  @Test func theCommandsThatItNamesExist() throws {
    let words = readme.split(separator: "\n").filter { $0.hasPrefix("    netadr ") }
      .map { String($0.dropFirst("    netadr ".count).prefix { $0.isLetter }) }
    #expect(words.count >= 6)
    for word in Set(words) {
      let help = try RunProcess.netadr(word, "--help")
      #expect(help.exitCode == 0, "\(word)")
      #expect(help.output.contains("EXAMPLE"), "\(word)")
    }
  }

  private func example() throws -> String {
    let parts = readme.components(separatedBy: "```yaml\n")
    let text = try #require(parts.count == 2 ? parts.last : nil)
    return try #require(text.components(separatedBy: "```").first)
  }
}

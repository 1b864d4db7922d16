import Diagnostics
import Knowledge
import Testing

@Suite struct BuiltInTests {
  @Test func theBuiltInBaseLoadsWithoutADiagnostic() {
    let (base, diagnostics) = KnowledgeBase.builtIn
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description).joined(separator: "\n"))")
    #expect(base != nil)
  }
}

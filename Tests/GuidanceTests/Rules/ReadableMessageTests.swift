import Guidance
import Testing

/// Wordings without figures, as explanations and pages show them.
@Suite struct ReadableMessageTests {
  @Test func `placeholders become names and nouns come in the plural`() {
    let rows = [
      ("no placeholder.", "no placeholder."),
      ("{free} free", "‹free› free"),
      ("It needs {n|VNet address|VNet addresses}.", "It needs ‹n› VNet addresses."),
      ("{~n|pool|pools} {names} {~n|runs|run}", "pools ‹names› run"),
      ("{a}{b}", "‹a›‹b›"),
      ("an open {brace", "an open {brace"),
      ("a } alone", "a } alone"),
      ("", ""),
    ]
    for (wording, readable) in rows { #expect(Message.readable(wording) == readable) }
  }
}

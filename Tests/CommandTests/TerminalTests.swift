import Diagnostics
import Testing

@testable import netadr

@Suite struct TerminalTests {
  @Test func coloursOnATerminalThatWantsIt() {
    let rows: [(Bool, [String: String], ColourChoice, Bool)] = [
      (true, [:], .auto, true), (false, [:], .auto, false),
      (true, ["NO_COLOR": "1"], .auto, false), (true, ["NO_COLOR": ""], .auto, true),
      (true, ["TERM": "dumb"], .auto, false), (true, ["TERM": "xterm"], .auto, true),
      (false, [:], .always, true), (true, ["NO_COLOR": "1"], .always, true),
      (true, [:], .never, false),
    ]
    for (isTerminal, environment, choice, expected) in rows {
      let terminal = Terminal(isTerminal: isTerminal, environment: environment, choice: choice)
      #expect(terminal.hasColour == expected, "\(isTerminal) \(environment) \(choice)")
    }
  }

  @Test func stylesTextOnlyWithColour() {
    let colour = Terminal(isTerminal: true)
    #expect(colour.styled("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    #expect(colour.styled("", .red) == "")
    #expect(Terminal(isTerminal: false).styled("x", .bold) == "x")
  }

  @Test func coloursTheSeverityAndNothingThatTheUserWrote() {
    let place = SourceLocation(file: "a\u{1B}b", line: 1, column: 2)
    let diagnostic = Diagnostic(.warning, at: place, "error: no")
    let plain = Console.line(for: diagnostic, on: Terminal(isTerminal: false))
    #expect(plain == "a\\u{1b}b:1:2: warning: error: no")
    let coloured = Console.line(for: diagnostic, on: Terminal(isTerminal: true))
    #expect(
      coloured
        == "\u{1B}[1ma\\u{1b}b:1:2: \u{1B}[0m\u{1B}[33mwarning:\u{1B}[0m error: no")
  }

  @Test func wordsUsageErrorsLikeEveryOther() {
    let plain = Terminal(isTerminal: false)
    let rows = [
      ("Error: Unknown option '--x'\nUsage: y", "error: unknown option '--x'\nUsage: y"),
      ("Error: VNet too small", "error: VNet too small"),
      ("Error: '\u{1B}[2J' bad", "error: '\\u{1b}[2J' bad"),
      ("no label", "no label"), ("Error: ", "error: "),
    ]
    for (message, expected) in rows {
      #expect(Run.usageError(message, on: plain) == expected, "\(message)")
    }
  }
}

import Diagnostics

/// How a run ended, as the shell sees it.
enum CommandExit: Int32, Sendable, CaseIterable {
  /// Everything asked for was done.
  case done = 0
  /// The input was read and has findings.
  case findings = 1
  /// The command line is wrong, an input cannot be read or an output cannot be written.
  case unusable = 2
  /// A file that was edited by hand, or another author's change, is in the way.
  case conflict = 3
  /// A remote system refused or could not be reached.
  case remote = 4
}

/// What ends a command before its work is done: what to print and how to exit.
struct CommandFailure: Error, Hashable, Sendable {
  /// How the run ends.
  let exit: CommandExit
  /// What is printed to standard error; empty when everything has been said already.
  let diagnostics: [Diagnostic]

  /// A failure with diagnostics.
  init(_ exit: CommandExit, _ diagnostics: [Diagnostic] = []) {
    self.exit = exit
    self.diagnostics = diagnostics
  }

  /// A failure with one error that has no place in a text.
  init(_ exit: CommandExit, _ summary: String, cure: String? = nil) {
    self.init(exit, [Diagnostic(.error, at: nil, summary, cure: cure)])
  }
}

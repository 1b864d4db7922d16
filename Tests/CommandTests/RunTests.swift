import Foundation
import TestSupport
import Testing

@testable import netadr

/// The built program as its users meet it: streams and exit codes.
@Suite struct RunTests {
  @Test func printsItsVersionAndItsHelp() throws {
    let version = try RunProcess.netadr("--version")
    #expect(version.exitCode == 0)
    #expect(version.output == "\(Version.current)\n")
    #expect(version.error.isEmpty)
    let help = try RunProcess.netadr("--help")
    #expect(help.exitCode == 0)
    #expect(help.output.contains("EXAMPLES:") && help.output.contains("EXIT CODES:"))
    #expect(help.error.isEmpty)
  }

  @Test func exitsWithTwoOnAUsageErrorAndSaysSoOnStandardError() throws {
    for arguments in [["--bogus"], ["no-such-command"], ["--date", "x"]] {
      let run = try RunProcess.netadr.run(arguments)
      #expect(run.exitCode == 2, "\(arguments)")
      #expect(run.output.isEmpty, "\(arguments)")
      #expect(run.error.hasPrefix("error: "), "\(arguments)")
      #expect(run.error.contains("--help"), "\(arguments)")
    }
  }

  @Test func noCommandTakesAnOptionThatItDoesNotUse() throws {
    for arguments in [["check", "-"], ["plan", "-"], ["claims"], ["schema"]] {
      let run = try RunProcess.netadr.run(arguments + ["--templates", "nowhere"])
      #expect(run.exitCode == 2, "\(arguments)")
      #expect(run.error.contains("'--templates'"), "\(run.error)")
    }
    for command in ["check", "plan", "claims", "explain", "generate"] {
      let run = try RunProcess.netadr.run([command, "--help"])
      #expect(run.output.contains("--knowledge <dir>"), "\(command)")
    }
  }

  @Test func writesCompletionsForEveryShell() throws {
    for shell in ["bash", "zsh", "fish"] {
      let run = try RunProcess.netadr("--generate-completion-script", shell)
      #expect(run.exitCode == 0, "\(shell)")
      #expect(run.output.contains("netadr"), "\(shell)")
    }
  }

  @Test func endsQuietlyWhenTheReaderLeaves() throws {
    // `true` reads nothing; the second row starts with the signal ignored, as some runners do.
    for prefix in ["", "trap '' PIPE;"] {
      let script = """
        \(prefix) set -o pipefail; (sleep 0.2; "$0" --generate-completion-script zsh; echo $? >&2) | true
        """
      let run = try RunProcess.shell("-c", script, RunProcess.netadr.executable.path)
      #expect(run.error == "0\n", "\(prefix)")
    }
  }

  #if os(Linux)
    @Test func failsWhenStandardOutputIsFullOrClosed() throws {
      let rows = [
        ("/dev/full", "error: <stdout>: no space left on the device\n"),
        ("&-", "error: <stdout>: is closed\n"),
      ]
      for (target, error) in rows {
        let run = try RunProcess.shell(
          "-c", "\"$0\" --help >\(target)", RunProcess.netadr.executable.path)
        #expect(run.exitCode == 2, "\(target)")
        #expect(run.error == error, "\(target)")
      }
    }
  #endif

  @Test func needsNothingFromItsEnvironment() throws {
    var netadr = RunProcess.netadr
    netadr.environment = ["LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere", "TZ": "Asia/Kathmandu"]
    netadr.folder = URL(fileURLWithPath: "/")
    #expect(try netadr("--help").output == RunProcess.netadr("--help").output)
  }
}

import Decisions
import Diagnostics
import Parallel

/// The decision files of a run, read and checked on all cores before anything else happens.
struct DecisionBatch: Sendable {
  /// The decisions in the order of the command line; those with an error are left out.
  let decisions: [(input: InputFile, decision: Decision)]
  /// The problems of all files, in the order of the command line.
  let diagnostics: [Diagnostic]
  /// How the run ends when a file cannot be used: 2 when one cannot be read, else 1; nil when all
  /// are fine.
  let failure: CommandExit?

  /// Reads the files.
  init(_ paths: [String], _ pipeline: Pipeline) {
    let results = concurrentMap(paths) { Self.read(InputFile($0), pipeline) }
    decisions = results.compactMap { result in result.decision.map { (result.input, $0) } }
    diagnostics = results.flatMap(\.diagnostics)
    let exits = results.filter { $0.decision == nil }.map(\.exit)
    failure = exits.max { $0.rawValue < $1.rawValue }
  }

  private static func read(_ input: InputFile, _ pipeline: Pipeline) -> Result {
    do throws(CommandFailure) {
      let bytes = try input.read()
      let (decision, problems) = pipeline.decision(bytes, file: input.displayName)
      return Result(input: input, decision: decision, diagnostics: problems, exit: .findings)
    } catch {
      return Result(
        input: input, decision: nil, diagnostics: error.diagnostics, exit: error.exit)
    }
  }

  private struct Result: Sendable {
    let input: InputFile
    let decision: Decision?
    let diagnostics: [Diagnostic]
    let exit: CommandExit
  }
}

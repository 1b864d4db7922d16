/// A piece of work whose time is measured, apart from the making of its input.
struct Workload {
  /// What is done, in words.
  let name: String
  /// The time that it may take, in seconds.
  let target: Double
  /// How often `run` does the work; the printed time is for one.
  var repetitions = 1
  /// Does the work and returns a number that depends on it, so that none is left out.
  let run: () -> Int

  /// One line: name, median of five runs, target, and what the work gave.
  func report() -> String {
    var result = 0
    let times = (0..<5).map { _ in
      let elapsed = ContinuousClock().measure { result = run() }
      return Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
    }
    let median = times.sorted()[2] / Double(repetitions)
    let verdict = median <= target ? "ok" : "slow"
    return
      "\(name)\t\(Self.text(median))\ttarget \(Self.text(target))\t\(verdict)\tresult \(result)"
  }

  /// Seconds with three significant digits and a fitting unit.
  private static func text(_ seconds: Double) -> String {
    let units: [(String, Double)] = [("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)]
    let (unit, size) = units.first { seconds >= $0.1 } ?? ("ns", 1e-9)
    let hundredths = Int(seconds / size * 100 + 0.5)
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) \(unit)"
  }
}

import Foundation
import MarkdownHTML
import Templates

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program as its users start it: wall time, CPU time and memory of whole runs.
enum ProcessWorkloads {
  /// Prints the figures of a program, of which the path is given.
  static func report(_ program: String) {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("no program at \(program): build it first")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "netadr-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    one(program, folder)
    explain(program)
    for count in [100, 1_000] { many(count, program, folder) }
  }

  /// Every starter file with its figures, process start included: the median of 21 runs into an
  /// empty folder.
  private static func one(_ program: String, _ folder: URL) {
    for starter in starters {
      let name = starter.path.split(separator: "/").last.map(String.init) ?? starter.path
      let file = folder.appending(path: name)
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? Data(starter.text.utf8).write(to: file)
      let runs = (0..<21).compactMap { index in
        let output = folder.appending(path: "one-\(name)-\(index)")
        return run(program, ["generate", file.path, "--output", output.path])
      }
      let walls = runs.map(\.wall).sorted()
      guard !walls.isEmpty else { return print("netadr failed") }
      let memory = runs.map(\.memory).max() ?? 0
      print(
        "generate \(name)\t\(milliseconds(walls[walls.count / 2]))\ttarget 50 ms\t"
          + "\(memory / 1_024) MB\ttarget 80 MB")
    }
  }

  private static var starters: [(path: String, text: String)] {
    Templates.all.filter { $0.path.hasPrefix("decisions/") }
  }

  /// Printing one reference, process start included: the median of 21 runs.
  private static func explain(_ program: String) {
    let walls = (0..<21).compactMap { _ in run(program, ["explain", "F20"])?.wall }.sorted()
    guard !walls.isEmpty else { return print("netadr failed") }
    print("explain one reference\t\(milliseconds(walls[walls.count / 2]))\ttarget 30 ms")
  }

  /// Many different decisions in one run, against cmark alone on the same Markdown.
  private static func many(_ count: Int, _ program: String, _ folder: URL) {
    let files = decisions(count, folder)
    let output = folder.appending(path: "many-\(count)")
    let arguments = ["generate", "--output", output.path] + files
    guard let figures = run(program, arguments) else { return print("netadr failed") }
    let texts = files.flatMap { file in
      ["adr.md", "report.md"].compactMap { name in
        let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        return try? String(contentsOf: output.appending(path: "\(stem)/\(name)"), encoding: .utf8)
      }
    }
    let start = processTime()
    var bytes = 0
    for text in texts { bytes += MarkdownHTML.plain(text[...]).utf8.count }
    let plain = processTime() - start
    let ratio = Int(figures.cpu / plain * 100)
    print(
      "generate \(count) decisions\t\(milliseconds(figures.cpu)) CPU\tcmark alone "
        + "\(milliseconds(plain))\tratio \(ratio / 100).\(ratio % 100 / 10)\ttarget 6\t"
        + "\(figures.memory / 1_024) MB\t\(texts.count) texts, \(bytes) bytes of HTML")
  }

  /// Writes different decision files and gives their paths: the starters with other node counts.
  private static func decisions(_ count: Int, _ folder: URL) -> [String] {
    let starters = starters
    let place = folder.appending(path: "in-\(count)")
    try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return (0..<count).map { index in
      let text = starters[(index + 2) % starters.count].text
        .replacingOccurrences(of: "maxPods: 110", with: "maxPods: \(30 + index % 200)")
        .replacingOccurrences(of: "nodes: 3\n", with: "nodes: \(3 + index % 7)\n")
      let path = place.appending(path: "decision-\(index).yaml").path
      try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  /// Runs the program: seconds of wall and CPU time, and its peak memory in KiB.
  private static func run(
    _ program: String, _ arguments: [String]
  ) -> (wall: Double, cpu: Double, memory: Int)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    // waitUntilExit looks every tenth of a second, which is longer than a run.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let before = childTime()
    let clock = ContinuousClock()
    let start = clock.now
    guard (try? process.run()) != nil else { return nil }
    ended.wait()
    let elapsed = (clock.now - start).components
    let wall = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    guard process.terminationStatus == 0 else { return nil }
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return (wall, childTime() - before, Int(usage.ru_maxrss))
  }

  private static func childTime() -> Double { time(of: __rusage_who_t(RUSAGE_CHILDREN.rawValue)) }

  private static func processTime() -> Double { time(of: __rusage_who_t(RUSAGE_SELF.rawValue)) }

  private static func time(of who: __rusage_who_t) -> Double {
    var usage = rusage()
    unsafe getrusage(who, &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  private static func milliseconds(_ seconds: Double) -> String {
    "\(Int(seconds * 10_000) / 10).\(Int(seconds * 10_000) % 10) ms"
  }
}

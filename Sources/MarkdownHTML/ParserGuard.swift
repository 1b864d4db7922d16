/// Finds the texts for which cmark-gfm 0.29.0.gfm.6, Debian 12's, needs quadratic time or memory.
///
/// Later versions cured most of them one by one. The guard reads the text once and bounds what cmark
/// could spend on it; no text that a person writes comes near the limits.
struct ParserGuard {
  /// Whether the tables that the text could hold stay in proportion to its length.
  ///
  /// cmark completes short rows with empty cells, so a head of 10,000 columns and 10,000 rows of one
  /// cell make 100 million cells out of 60 KB; and it walks over a row's cells to add the next.
  private(set) var allowsTables = true

  /// Whether cmark parses the text, apart from its tables, in about linear time.
  var isParsable: Bool { steps <= 500_000_000 }

  /// The bound on the steps that are not linear in the text.
  private var steps = 0
  private var cells = 0
  private var columns = 0
  private var line = Line()
  private var run = Run()

  /// Reads `text`.
  init(_ text: Substring) {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte != 0x0A, byte != 0x0D {
        line.read(byte, after: previous)
      } else if byte == 0x0D || previous != 0x0D {
        endLine()
      }
      previous = byte
    }
    endLine()
    endRun()
    if cells > 100_000 + text.utf8.count { allowsTables = false }
  }

  /// Counts every line under something that looks like a delimiter row as a row with all its columns.
  ///
  /// A text in which no row is completed has fewer cells than bytes.
  private mutating func endLine() {
    if line.isBlank {
      columns = 0
      endRun()
    } else {
      if line.mayDelimit { columns = max(columns, line.pipes + 1) }
      if line.pipes > 1_000 { allowsTables = false }
      run.add(line)
    }
    cells += columns
    line = Line()
  }

  private mutating func endRun() {
    let (sum, overflows) = steps.addingReportingOverflow(run.steps)
    steps = overflows ? .max : sum
    run = Run()
  }
}

/// What of a line matters.
private struct Line {
  var length = 0
  /// The bytes of list and quotation marks and of white space at its start: a bound on the nesting.
  var prefix = 0
  var pipes = 0
  /// The beginnings `<?` and `<!`, for each of which cmark looks for an end.
  var declarations = 0
  var images = 0
  var isBlank = true
  var mayDelimit = true

  mutating func read(_ byte: UInt8, after previous: UInt8) {
    length += 1
    switch byte {
    case 0x20, 0x09, 0x3E, 0x2D, 0x2B, 0x2A:  // white space > - + *
      if prefix == length - 1 { prefix = length }
      if byte == 0x2D || byte == 0x2B || byte == 0x2A { isBlank = false }
      if byte == 0x2B || byte == 0x2A { mayDelimit = false }
    case 0x7C:
      pipes += 1
      isBlank = false
    case 0x3A: isBlank = false
    default:
      isBlank = false
      mayDelimit = false
      if previous == 0x3C, byte == 0x3F || byte == 0x21 { declarations += 1 }
      if previous == 0x21, byte == 0x5B { images += 1 }
    }
  }
}

/// Lines without a blank one between them: no paragraph is longer.
private struct Run {
  private var length = 0
  private var prefix = 0
  private var declarations = 0
  private var images = 0

  mutating func add(_ line: Line) {
    length += line.length
    prefix = max(prefix, line.prefix)
    declarations += line.declarations
    images += line.images
  }

  /// cmark looks for the end of each declaration to the end of the paragraph, goes through all open
  /// images at a bracket, and walks up to the root for each inline that it adds.
  var steps: Int {
    let depth = prefix > 200 ? prefix : 0
    return [(depth, length), (declarations, length), (images, images)].reduce(0) { sum, factors in
      let (product, overflows) = factors.0.multipliedReportingOverflow(by: factors.1)
      return overflows || sum > Int.max - product ? .max : sum + product
    }
  }
}

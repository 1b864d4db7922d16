import Testing

@testable import Figures

@Suite struct TextWidthTests {
  @Test func `a shortened text is never too wide, and a fitting one stays`() {
    for text in [
      "", "Azure CNI Overlay", "WWWWWWWW", "iiii", "שלום", String(repeating: "x", count: 10_000),
    ] {
      for width in stride(from: 0.0, to: 200, by: 7) {
        let short = TextWidth.shortened(text, size: 11, to: width)
        #expect(TextWidth.of(short, size: 11) <= width, "\(text) in \(width)")
        if TextWidth.of(text, size: 11) <= width { #expect(short == text) }
      }
    }
  }

  @Test func `lines are never too wide nor too many, and no word is lost without an ellipsis`() {
    let text = "The subnets exceed the free space of the VNet"
    for width in stride(from: 30.0, to: 400, by: 11) {
      for most in 1...6 {
        let lines = TextWidth.wrapped(text, size: 11, to: width, lines: most)
        #expect(lines.count <= most)
        #expect(lines.allSatisfy { TextWidth.of($0, size: 11) <= width }, "\(lines)")
        let joined = lines.joined(separator: " ")
        #expect(joined == text || joined.contains("…"), "\(width): \(lines)")
      }
    }
  }

  @Test func `the logarithm is that of the powers of two, and between them it rises`() {
    for power in 0..<40 { #expect(Scale.binaryLogarithm(1 << power) == Double(power)) }
    #expect(abs(Scale.binaryLogarithm(10) - 3.321_928_094_887) < 1e-6)
    #expect(abs(Scale.binaryLogarithm(65_537) - 16.000_022_013) < 1e-6)
    let values = (1...5_000).map { Scale.binaryLogarithm($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `numbers have one decimal at most`() {
    #expect(
      [0, 1, 1.04, 1.05, -0.25, 680, 12.999].map(Drawing.number) == [
        "0", "1", "1", "1.1", "-0.3", "680", "13",
      ])
  }
}

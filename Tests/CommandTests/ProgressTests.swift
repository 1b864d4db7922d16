import Testing

@testable import netadr

@Suite struct ProgressTests {
  @Test func shortWorkSaysNothing() {
    var line = ProgressLine(verb: "wrote", total: 3)
    for time in [0, 400, 999] { #expect(line.step(at: .milliseconds(time)) == nil) }
    #expect(line.end() == nil)
  }

  @Test func longWorkSaysHowFarItIsTenTimesASecondAtMost() {
    var line = ProgressLine(verb: "wrote", total: 1_000)
    var written: [String] = []
    for step in 1...1_000 {
      if let text = line.step(at: .milliseconds(step * 3)) { written.append(text) }
    }
    #expect(written.first == "\rwrote 334 of 1,000")
    #expect(written.count == 20)
    #expect(line.end() == "\r" + String(repeating: " ", count: 18) + "\r")
    #expect(line.end() == nil)
  }

  @Test func aLineCoversTheOneBeforeIt() {
    var line = ProgressLine(verb: "checked", total: 20)
    var length = 0
    for step in 1...20 {
      let text = line.step(at: .seconds(step)) ?? ""
      #expect(text.count >= length)
      length = text.count
    }
  }
}

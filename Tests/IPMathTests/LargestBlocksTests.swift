import IPMath
import TestSupport
import Testing

/// Whether prefixes have room, told from the two largest blocks alone.
@Suite struct LargestBlocksTests {
  @Test func `two prefixes have room when allocating them, the larger first, succeeds`() throws {
    var random = SplitMix64(seed: 31)
    let home = try IPv4Prefix(parsing: "10.0.0.0/22")
    for _ in 0..<400 {
      let used = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        let length = Int.random(in: 24...32, using: &random)
        return home.subprefix(
          length: length, index: Int.random(in: 0..<1 << (length - 22), using: &random))
      }
      let slow = SlowFreeSpace(within: [home], excluding: used)
      let blocks = LargestBlocks(FreeSpace(within: [home], excluding: used))
      for length in 21...32 {
        var alone = slow
        #expect(blocks.hold(length) == (alone.allocate(length: length) != nil), "\(used)")
        for other in [length, length + 1, 27, 30, 32] where other >= length && other <= 32 {
          var space = slow
          let both = space.allocate(length: length) != nil && space.allocate(length: other) != nil
          #expect(blocks.hold(length, other) == both, "\(length) \(other) \(used)")
          #expect(blocks.hold(other, length) == both, "\(length) \(other) \(used)")
        }
      }
    }
  }

  @Test func `nothing has room where nothing is free`() {
    let none = LargestBlocks(FreeSpace(within: [IPv4Prefix]()))
    #expect(none.first == nil && none.second == nil)
    #expect(!none.hold(32) && !none.hold(32, 32))
  }
}

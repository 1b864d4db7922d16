import IPMath
import Knowledge
import Testing

@testable import Guidance

/// The address map against the sizes that the ranges must add up to.
@Suite struct AddressMapTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  @Test func `the ranges of a prefix follow each other and fill it`() throws {
    var random = RandomDecision(seed: 91)
    var proposals = 0
    for round in 0..<60 {
      let decision = try random.next(small: round % 3 == 0)
      let assessment = Assessment(decision, knowledge: knowledge)
      let map = AddressMap(assessment)
      #expect(map.spaces.map(\.prefix) == assessment.sizing.spaces.addressSpace.sorted())
      for space in map.spaces {
        var next = Int(space.prefix.address.bits)
        for block in space.blocks {
          #expect(Int(block.prefix.address.bits) == next, "\(space)")
          next += block.prefix.addressCount
        }
        #expect(next == Int(space.prefix.address.bits) + space.prefix.addressCount, "\(space)")
      }
      let used = Set(map.blocks(.inUse).map(\.prefix))
      #expect(used == Set(assessment.sizing.spaces.subnets))
      let plan = assessment.outcome.option.flatMap { assessment.sizing[$0] }
      #expect(map.blocks(.nodeSubnet).first?.prefix == plan?.nodeSubnet?.prefix)
      #expect(map.blocks(.podSubnet).first?.prefix == plan?.podSubnet?.prefix)
      proposals += map.blocks(.nodeSubnet).count
    }
    #expect(proposals > 5)
  }

  @Test func `the ranges that a cluster keeps are not proposed`() throws {
    let map = AddressMap(
      Assessment(try starter("migrate-from-kubenet"), knowledge: knowledge))
    #expect(map.blocks(.nodeSubnet).isEmpty && map.blocks(.podSubnet).isEmpty)
  }
}

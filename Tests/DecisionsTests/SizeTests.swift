import Decisions
import Diagnostics
import LocatedYAML
import Testing

@Suite(.timeLimit(.minutes(10))) struct SizeTests {
  @Test func `ten thousand node pools and subnets are read in linear time`() throws {
    func file(_ count: Int) -> String {
      var text = "title: T\ncluster:\n  nodePools:\n"
      for pool in 0..<count {
        text += "    - {name: p\(pool), mode: \(pool == 0 ? "system" : "user"), nodes: 3}\n"
      }
      text += "network:\n  vnet:\n    addressSpace: [10.0.0.0/8]\n    subnets:\n"
      for subnet in 0..<count {
        text += "      s\(subnet): 10.\(subnet / 256).\(subnet % 256).0/24\n"
      }
      return text
    }
    let clock = ContinuousClock()
    func seconds(_ count: Int) -> Duration {
      let text = Array(file(count).utf8)
      var count = 0
      let time = clock.measure {
        let result = DecisionReader(limits: .tests).read(text, file: "big.yaml")
        count = result.decision?.cluster.nodePools.count ?? 0
        #expect(result.diagnostics == [])
      }
      #expect(count > 0)
      return time
    }
    let (small, large) = (seconds(1_000), seconds(10_000))
    // Ten times the size; a quadratic reader would take a hundred times as long.
    #expect(large < small * 40, "\(small) against \(large)")
  }

  @Test func `ten thousand overlapping subnets and mistakes are reported in linear time`() {
    var text = faultless + "    subnets:\n"
    for subnet in 0..<10_000 { text += "      s\(subnet): 10.20.\(subnet % 250).0/24\n" }
    for key in 0..<10_000 { text += "limited\(key): 1\n" }
    let (decision, diagnostics) = read(text)
    #expect(decision == nil)
    #expect(diagnostics.count == 10_000 - 250 + 10_000)
  }
}

import Decisions
import IPMath

/// An aligned block of addresses as plain numbers.
struct Block: Hashable, CustomStringConvertible {
  let start: Int
  let size: Int

  init(start: Int, size: Int) {
    self.start = start
    self.size = size
  }

  init(_ prefix: IPv4Prefix) {
    self.init(start: Int(prefix.address.bits), size: Self.size(prefix.length))
  }

  static func size(_ length: Int) -> Int {
    var size = 1
    for _ in length..<32 { size *= 2 }
    return size
  }

  var end: Int { start + size }
  func overlaps(_ other: Block) -> Bool { start < other.end && other.start < end }
  func holds(_ other: Block) -> Bool { start <= other.start && other.end <= end }
  /// The block of twice the size around this one.
  var parent: Block { Block(start: start / (2 * size) * (2 * size), size: 2 * size) }

  var description: String {
    let bytes = [24, 16, 8, 0].map { String(start >> $0 & 255) }.joined(separator: ".")
    return "\(bytes)/\(size.leadingZeroBitCount - 31)"
  }
}

/// Address spaces with blocks in use: a place is found by trying one position after another.
struct SlowSpace {
  let spaces: [Block]
  var used: [Block]

  func isFree(_ block: Block) -> Bool {
    spaces.contains { $0.holds(block) } && !used.contains { $0.overlaps(block) }
  }

  /// Every position of a block of this length, in the order of the spaces and addresses.
  func positions(_ length: Int) -> some Sequence<Block> {
    let size = Block.size(length)
    return spaces.lazy.filter { $0.size >= size }.flatMap { space in
      stride(from: space.start, to: space.end, by: size).lazy.map {
        Block(start: $0, size: size)
      }
    }
  }

  func lowest(_ length: Int) -> Block? { positions(length).first(where: isFree) }

  /// The free block around a free one that cannot be doubled.
  func whole(_ block: Block) -> Block {
    var whole = block
    while isFree(whole.parent) { whole = whole.parent }
    return whole
  }

  /// The free place in the smallest whole block, the lowest among equals.
  func bestFit(_ length: Int) -> Block? {
    var best: (block: Block, whole: Int)?
    for block in positions(length).lazy.filter(isFree) {
      let size = whole(block).size
      if best.map({ (size, block.start) < ($0.whole, $0.block.start) }) ?? true {
        best = (block, size)
      }
    }
    return best?.block
  }

  /// Whether two blocks have places side by side: every pair of places, until one does.
  func holds(_ first: Int, _ second: Int?) -> Bool {
    guard let second else { return lowest(first) != nil }
    var rest = self
    for block in positions(min(first, second)).lazy.filter(isFree) {
      rest.used = used + [block]
      if rest.lowest(max(first, second)) != nil { return true }
    }
    return false
  }
}

/// The spaces of a decision's network.
struct SlowNetwork {
  let vnet: SlowSpace
  let privateSpace: SlowSpace
  let reserved: [Block]
  let defaultPods: Block
  let givenPods: Block?
  let service: Block?

  init(_ network: Network) throws {
    func block(_ text: String) throws -> Block { Block(try prefix(text)) }
    let space = network.addressSpace.compactMap(\.v4).map(Block.init)
    vnet = SlowSpace(spaces: space, used: network.subnets.compactMap(\.prefix.v4).map(Block.init))
    givenPods = network.podCIDR.map(Block.init)
    defaultPods = try block("10.244.0.0/16")
    reserved = try ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"].map(block)
    var used = reserved
    used += space + network.connected.compactMap(\.prefix.v4).map(Block.init)
    let usual = try block("10.0.0.0/16")
    let isUsual = !(used + (givenPods.map { [$0] } ?? [])).contains { $0.overlaps(usual) }
    service = network.serviceCIDR.map(Block.init) ?? (isUsual ? usual : nil)
    privateSpace = SlowSpace(
      spaces: try ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(block),
      used: used + (service.map { [$0] } ?? []))
  }

  /// Whether a VNet may have this prefix: all of it private, none of it reserved.
  func mayBeVNet(_ block: Block) -> Bool {
    privateSpace.spaces.contains { $0.holds(block) } && !reserved.contains { $0.overlaps(block) }
  }

  /// The pod CIDR for a demand of this length.
  func pods(_ length: Int) -> Block? {
    if let givenPods { return givenPods.size >= Block.size(length) ? givenPods : nil }
    if length >= 16, privateSpace.isFree(defaultPods) {
      return Block(start: defaultPods.start, size: Block.size(length))
    }
    return privateSpace.lowest(length)
  }

  /// The service CIDR beside a pod CIDR.
  func services(beside pods: Block?) -> Block? {
    if let service { return service }
    var space = privateSpace
    if let taken = pods ?? givenPods { space.used.append(taken) }
    for length in 16...28 {
      if let block = space.lowest(length) { return block }
    }
    return nil
  }
}

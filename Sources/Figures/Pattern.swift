internal import Decisions
internal import Guidance

/// A fill that tells areas apart without colour.
enum Pattern: String, CaseIterable {
  case rising
  case level
  case upright
  case dots
  case cross

  /// The id of the pattern in a figure.
  func id(in figure: String) -> String { "\(figure)-\(rawValue)" }

  /// The pattern's definition.
  func definition(in figure: String) -> String {
    let content =
      switch self {
      case .rising: "<path d=\"M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5\" class=\"hatch\"/>"
      case .level: "<path d=\"M0 3H6\" class=\"hatch\"/>"
      case .upright: "<path d=\"M3 0V6\" class=\"hatch\"/>"
      case .dots: "<circle cx=\"3\" cy=\"3\" r=\"1.2\" class=\"dot\"/>"
      case .cross: "<path d=\"M0 0L6 6M6 0L0 6\" class=\"cross\"/>"
      }
    return """
      <pattern id="\(id(in: figure))" width="6" height="6" patternUnits="userSpaceOnUse">\
      \(content)</pattern>\n
      """
  }
}

/// How an area looks: a class of `Style` and a pattern.
struct Look {
  let style: String
  let pattern: Pattern?

  /// The look of an option, the same in every figure; nil is that of no option.
  init(_ option: NetworkModel?) {
    (style, pattern) =
      switch option {
      case .kubenet: ("yellow", .dots)
      case .nodeSubnet: ("orange", .rising)
      case .podSubnetDynamic: ("green", .level)
      case .podSubnetStaticBlock: ("purple", .upright)
      case .overlay: ("sky", nil)
      case nil: ("paper", .cross)
      }
  }

  /// The look of a range of the VNet.
  init(_ use: AddressMap.Use) {
    (style, pattern) =
      switch use {
      case .inUse: ("grey", .rising)
      case .nodeSubnet: ("blue", nil)
      case .podSubnet: ("green", .level)
      case .free: ("paper", nil)
      }
  }
}

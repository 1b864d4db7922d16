extension OptionScore {
  /// The weighted mean with two decimals, rounded to the nearest: `4.67`.
  public var text: String {
    let hundredths = (mean + 5) / 10
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count == 1 ? "0" : "")\(rest)"
  }
}

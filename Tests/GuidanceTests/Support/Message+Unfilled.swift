import Guidance
import Knowledge

extension Message {
  /// The names in `wording` for which there is no value.
  func unfilled(in wording: String) -> [String] {
    Placeholders.names(in: wording).filter { values[$0] == nil }
  }
}

/// The line by which a page on a git wiki tells that it is ours.
enum GitMarker {
  /// What `git grep` looks for.
  static let pattern = "^<!-- netadr-page [A-Za-z0-9._/%-]* -->[[:space:]]*$"
}

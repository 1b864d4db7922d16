// MARK: Pages

extension GitPlan {
  /// What becomes of a page when no other page is in its way.
  func firstStep(_ page: SitePage) -> Step {
    let blob = ServerDigest.gitBlob(Array(page.text.utf8))
    let location = GitLocation(of: page, blob: blob, in: snapshot)
    var step = Step(
      page: page, blob: blob, location: location, target: GitPath(page.path), outcome: .created)
    if let (reason, hasDifference) = refusal(step) {
      step.outcome = .conflict
      step.reason = reason
      step.hasDifference = hasDifference
      return step
    }
    if let reason = page.attachments.lazy.compactMap({ refusal(of: $0, on: step) }).first {
      step.outcome = .conflict
      step.reason = reason
      return step
    }
    guard let there = location.path else { return step }
    place(&step, at: there)
    let writesFile = page.attachments.contains {
      snapshot.tree[GitPath($0.path)]?.blob != self.blob(of: $0)
    }
    let isSame = step.target == there && location.blob == blob && !writesFile
    step.outcome = isSame ? .unchanged : .updated
    return step
  }

  /// Why a page stays as it is, and whether the difference of the texts tells more.
  private func refusal(_ step: Step) -> (String, hasDifference: Bool)? {
    let key = step.page.key
    switch step.location.state {
    case .missing, .published: return nil
    case .copies(let paths):
      let places = paths.map { "'\($0.text)'" }.joined(separator: " and ")
      return ("\(paths.count) pages are its copies: \(places); delete all but one", false)
    case .foreign:
      if let path = step.location.path, let other = owner(of: path, besides: key) {
        return ("the page '\(other)' of this run is in its place; rename one", false)
      }
      if options.adopted.contains(key), isFile(step.location.path) { return nil }
      return (
        "a page that is not ours is in its place; rename one, or take it over with --adopt \(key)",
        true
      )
    case .deleted:
      if options.overwrites { return nil }
      return ("somebody deleted or renamed it; --overwrite publishes it again", false)
    case .edited, .unrecorded:
      // Somebody may have made it what it is to be.
      if step.location.blob == step.blob { return nil }
      if !isFile(step.location.path) { return ("a link is where its file belongs", false) }
      if options.overwrites { return nil }
      if step.location.state == .edited {
        return (
          "somebody changed it since it was published; --overwrite writes over the change", true
        )
      }
      if options.adopted.contains(key) { return nil }
      return (
        "it carries our marker, but \(snapshot.lackOfRecord) whether somebody changed it; "
          + "--overwrite writes over it", true
      )
    }
  }

  /// Another page of this run that the record has at a path, because people moved it there.
  private func owner(of path: GitPath, besides key: String) -> String? {
    let owners = snapshot.owners(of: path)
    return site.pages.first { $0.key != key && owners.contains($0.key) }?.key
  }

  private func isFile(_ path: GitPath?) -> Bool {
    path.flatMap { snapshot.tree[$0]?.isFile } ?? false
  }

  /// Chooses where a page that is there already is to stand: where people moved it, else where its
  /// title puts it.
  private func place(_ step: inout Step, at there: GitPath) {
    let place = GitPath(step.page.path)
    guard there != place else { return }
    let entry = record.pages[step.page.key]
    let isWhereWePutIt = entry.map { $0.path == there.text && $0.place == $0.path } ?? false
    if isWhereWePutIt {
      let own = Set(record.pages.values.map { GitPath($0.path) })
      guard snapshot.tree.files(belowPage: there).contains(where: { !own.contains($0) }) else {
        return
      }
      step.reason = "its title changed, but pages of others lie below it, so it stays where it is"
    } else {
      step.reason = "somebody moved it, so it stays there"
    }
    step.target = there
  }

  /// Makes conflicts of the pages whose place is taken, until nothing changes any more.
  ///
  /// A page that cannot leave its old place may be in the way of another that could have come.
  mutating func settle() {
    var isSettled = false
    while !isSettled {
      isSettled = true
      let vacated = Set(steps.compactMap(\.vacated))
      for index in steps.indices where steps[index].isDone {
        guard let target = steps[index].target, target != steps[index].location.path,
          let reason = obstacle(to: target, vacated: vacated)
        else { continue }
        steps[index].outcome = .conflict
        steps[index].reason = reason
        isSettled = false
      }
      let there = Set(steps.filter { $0.isDone || $0.isOurs }.map(\.page.key))
      for index in steps.indices where steps[index].outcome == .created {
        guard let parent = steps[index].page.parent, !there.contains(parent) else { continue }
        steps[index].outcome = .skipped
        steps[index].reason = "the page above it is not there"
        isSettled = false
      }
    }
  }

  /// Puts pages into the changes and the record.
  mutating func writePages() {
    // What one page leaves may be where another goes.
    for old in steps.compactMap(\.vacated) { changes[old] = .delete }
    for step in steps where step.isDone {
      guard let target = step.target else { continue }
      if step.location.blob != step.blob || step.location.path != target {
        let mode = step.location.path.flatMap { snapshot.tree[$0]?.mode } ?? "100644"
        changes[target] = .write(Array(step.page.text.utf8), mode: mode)
      }
      let entry = GitRecord.Page(
        path: target.text, place: step.page.path, blob: step.blob,
        digest: step.page.digest.description,
        files: step.page.attachments.map(\.path).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        })
      if let old = record.pages[step.page.key], step.outcome == .unchanged,
        old.blob == entry.blob, old.files == entry.files
      {
        // A page that people moved is found again without the record's help: nothing to write.
        continue
      }
      newRecord.pages[step.page.key] = entry
    }
  }
}

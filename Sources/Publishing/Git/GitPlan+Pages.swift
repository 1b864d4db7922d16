// MARK: Pages

extension GitPlan {
  /// What becomes of a page when no other page is in its way.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - parent: What becomes of the page above it.
  /// - Returns: The step.
  func firstStep(_ page: SitePage, below parent: Step?) -> Step {
    let blob = ServerDigest.gitBlob(Array(page.text.utf8))
    let place = self.place(of: page, below: parent)
    let location = GitLocation(of: page.key, at: place, blob: blob, in: snapshot)
    var step = Step(
      page: page, blob: blob, location: location, place: place, target: place, outcome: .created)
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
    choosePlace(of: &step, at: there, below: parent)
    step.outcome = outcome(of: step)
    return step
  }

  /// What becomes of a page that is there already and may be written.
  private func outcome(of step: Step) -> PageOutcome {
    let writesFile = step.page.attachments.contains {
      snapshot.tree[GitPath($0.path)]?.blob != blob(of: $0)
    }
    let isSame = step.target == step.location.path && step.location.blob == step.blob
    return isSame && !writesFile ? .unchanged : .updated
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
    snapshot.owners[path, default: []].filter { $0 != key && keys.contains($0) }.min()
  }

  private func isFile(_ path: GitPath?) -> Bool {
    path.flatMap { snapshot.tree[$0]?.isFile } ?? false
  }

  /// Where a page belongs: where its titles put it, or below the page above it when that stands
  /// elsewhere.
  private func place(of page: SitePage, below parent: Step?) -> GitPath {
    let place = GitPath(page.path)
    guard let parent, let home = parent.home, let folder = home.subfolder,
      home != GitPath(parent.page.path), place.isBelow(page: GitPath(parent.page.path))
    else { return place }
    return GitPath(bytes: folder.bytes + [0x2F] + Array(place.name.utf8))
  }

  /// Chooses where a page that is there already is to stand: where people moved it, else where it
  /// belongs, unless it would leave the page above it or the pages of others below it.
  private func choosePlace(of step: inout Step, at there: GitPath, below parent: Step?) {
    guard there != step.place else { return }
    let entry = record.pages[step.page.key]
    let isWhereWePutIt = entry.map { $0.path == there.text && $0.place == $0.path } ?? false
    if isWhereWePutIt, let parent, isAlone(step.page, at: there, without: parent) {
      step.place = there
      if there != GitPath(step.page.path) {
        let why = parent.home == nil ? "is not there" : "does not move"
        step.reason = "the page above it \(why), so it stays where it is"
      }
    } else if isWhereWePutIt {
      let others = snapshot.tree.files(belowPage: there).first { snapshot.owners[$0] == nil }
      if others == nil { return }
      step.place = there
      step.reason = "its title changed, but pages of others lie below it, so it stays where it is"
    } else {
      step.reason = "somebody moved it, so it stays there"
    }
    step.target = there
  }

  /// Whether a page would move without the page above it, whose folder it is to be in.
  private func isAlone(_ page: SitePage, at there: GitPath, without parent: Step) -> Bool {
    let place = GitPath(parent.page.path)
    guard GitPath(page.path).isBelow(page: place), parent.home != place else { return false }
    return !(parent.home.map { there.isBelow(page: $0) } ?? false)
  }

  /// Whether a page stays in the folder of the page above it, which is to move.
  private func staysBelow(_ parent: Step, _ child: Int) -> Bool {
    guard !steps[child].isDone, let old = parent.location.path else { return false }
    return steps[child].location.path?.isBelow(page: old) ?? false
  }

  /// Makes conflicts of the pages whose place is taken, until nothing changes any more.
  ///
  /// A page that cannot leave its old place may be in the way of another that could have come, and
  /// keeps those above and below it where they are.
  mutating func settle() {
    let children = Dictionary(grouping: steps.indices) { steps[$0].page.parent }
    func below(_ step: Step) -> [Int] { children[step.page.key] ?? [] }
    var isSettled = false
    while !isSettled {
      isSettled = true
      let vacated = Set(steps.compactMap(\.vacated))
      var newcomers: [String: String] = [:]
      for index in steps.indices where steps[index].isDone {
        let key = steps[index].page.key
        guard let target = steps[index].target, target != steps[index].location.path else {
          continue
        }
        let other = newcomers.updateValue(
          key, forKey: site.dialect.rules.identity(of: target.text))
        if let reason = obstacle(to: target, vacated: vacated)
          ?? other.map({ "the page '\($0)' of this run is in its place; rename one" })
        {
          steps[index].outcome = .conflict
          steps[index].reason = reason
        } else if let child = below(steps[index]).first(where: { staysBelow(steps[index], $0) }) {
          let old = steps[index].location.path
          (steps[index].target, steps[index].place) = (old, old ?? target)
          steps[index].outcome = outcome(of: steps[index])
          steps[index].reason =
            "its title changed, but '\(steps[child].page.key)' below it cannot move, so it stays "
            + "where it is"
        } else {
          continue
        }
        isSettled = false
        for child in below(steps[index]) {
          steps[child] = firstStep(steps[child].page, below: steps[index])
        }
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

  /// Says of new pages where they stand already below another root, which may be an old one.
  mutating func tellOtherRoots() {
    for index in steps.indices where steps[index].outcome == .created {
      let key = steps[index].page.key
      let places = snapshot.otherRecords.compactMap { $0.pages[key]?.path }
        .filter { snapshot.tree[GitPath($0)] != nil }
      guard let place = places.min(), steps[index].reason == nil else { continue }
      steps[index].reason = "it also stands below another root, at '\(place)', which stays"
    }
  }

  /// Puts pages into the changes and the record.
  mutating func writePages() {
    var takers: [GitPath: String] = [:]
    for step in steps where step.isDone {
      if let target = step.target { takers[target] = step.page.key }
    }
    // What one page leaves may be where another goes, or stands.
    for old in steps.compactMap(\.vacated) where takers[old] == nil { changes[old] = .delete }
    for step in steps where step.isDone {
      guard let target = step.target else { continue }
      if step.location.blob != step.blob || step.location.path != target {
        let mode = step.location.path.flatMap { snapshot.tree[$0]?.mode } ?? "100644"
        changes[target] = .write(Array(step.page.text.utf8), mode: mode)
      }
      let entry = GitRecord.Page(
        path: target.text, place: step.place.text, blob: step.blob,
        digest: step.page.digest.description,
        files: step.page.attachments.map(\.path).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        })
      if let old = record.pages[step.page.key], step.outcome == .unchanged,
        old.blob == entry.blob, old.files == entry.files,
        takers[GitPath(old.path)].map({ $0 == step.page.key }) ?? true
      {
        // A page that people moved is found again without the record's help: nothing to write,
        // unless another page comes to where the record has it.
        continue
      }
      newRecord.pages[step.page.key] = entry
    }
  }
}

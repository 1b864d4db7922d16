extension PagePublisher {
  /// The pages of ours that this run did not name, and what became of them.
  ///
  /// One is removed only below the root, when nobody changed it and nothing lies below it, after a
  /// run that published at least one page and failed with none.
  mutating func stale(
    _ listed: [StoredPage], beside site: Site, after result: PublishResult,
    _ isInterrupted: () -> Bool
  ) -> [StalePage] {
    let keys = Set(site.pages.map(\.key))
    let old = listed.filter { page in
      page.isBelowRoot && page.key.map { !keys.contains($0) } ?? false
    }
    // The pages below come first, so that those above are without children when their turn comes.
    .sorted { ($0.key ?? "", $0.id) > ($1.key ?? "", $1.id) }
    let isClean =
      !result.pages.isEmpty
      && result.pages.allSatisfy { [.created, .updated, .unchanged].contains($0.outcome) }
    var gone: Set<String> = []
    return old.map { page in
      var stale = StalePage(key: page.key ?? "", location: page.location, fate: .kept)
      guard options.prunes else { return stale }
      if isClean, isInterrupted() {
        stale.fate = .failed
        stale.reason = "not tried: interrupted"
        return stale
      }
      do throws(StoreFailure) {
        if let reason = try reasonToKeep(page, besides: gone, afterCleanRun: isClean) {
          stale.reason = reason
        } else if options.isDryRun {
          stale.fate = .removable
          gone.insert(page.id)
        } else {
          try store.remove(page)
          stale.fate = .removed
          gone.insert(page.id)
        }
      } catch .changed(let message) {
        stale.reason = message
      } catch .conflict(let message) {
        stale.reason = message
      } catch .uncertain(let message) {
        stale.fate = .failed
        stale.reason = "it is not known whether it was removed: \(message); run it again"
      } catch {
        stale.fate = .failed
        stale.reason = error.message
      }
      return stale
    }
    .reversed()
  }

  private mutating func reasonToKeep(
    _ page: StoredPage, besides gone: Set<String>, afterCleanRun isClean: Bool
  ) throws(StoreFailure) -> String? {
    if !isClean { return "pages are removed only after a run without conflict or failure" }
    if page.isEdited { return "somebody changed it since it was published" }
    if page.publishedVersion == nil { return "it is not known to be as it was published" }
    if try store.hasChildren(page, besides: gone) { return "pages lie below it" }
    return nil
  }
}

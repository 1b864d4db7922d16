import Synchronization

@testable import Publishing

/// A run of publishing to a wiki in memory.
struct MediaWikiRun {
  let wiki = FakeMediaWiki()
  var credentials = Credentials(user: "Bot@netadr", secret: Secret("secret-password"))
  var parent = ""

  /// The site of some decisions, in wikitext.
  func site(
    _ publications: [Publication] = [Sample.publication()], titles: [String: String] = [:]
  ) throws -> Site {
    try Sample.site(
      publications.map(\.withoutDocuments), for: .mediawiki, root: parent.isEmpty ? [] : [parent],
      titles: titles)
  }

  /// Publishes a site; the waits are those that it took.
  @discardableResult
  func publish(
    _ site: Site, waits: Waits = Waits(),
    _ change: (inout PagePublisher<MediaWikiStore>.Options) -> Void = { _ in }
  ) -> PublishResult {
    var options = PagePublisher<MediaWikiStore>.Options()
    change(&options)
    var storeOptions = MediaWikiStore.Options(parent: parent)
    storeOptions.overwrites = options.overwrites
    let store = MediaWikiStore(
      api: "https://wiki.test/api.php", credentials, wiki, storeOptions, pause: waits.add,
      now: { 0 })
    var publisher = PagePublisher(store, options)
    return publisher.publish(site)
  }

  /// The id of the page with a title, and the text that it has now.
  func page(_ title: String) -> (id: Int, text: String)? {
    wiki.state.withLock { state in
      state.id(of: title).flatMap { id in
        state.pages[id]?.revisions.last.map { (id, $0.text) }
      }
    }
  }

  /// Somebody replaces a part of a page's text.
  func edit(_ title: String, _ old: String, _ new: String, by user: String = "Ann") {
    wiki.state.withLock { state in Self.edit(&state, title, old, new, by: user) }
  }

  static func edit(
    _ state: inout FakeMediaWiki.State, _ title: String, _ old: String, _ new: String,
    by user: String = "Ann"
  ) {
    guard let id = state.id(of: title), let text = state.pages[id]?.revisions.last?.text else {
      return
    }
    state.edit(id, to: text.replacing(old, with: new), by: user)
  }

  func fault(_ name: String, _ fault: FakeMediaWiki.Fault) {
    wiki.state.withLock { $0.faults.append((name, fault)) }
  }
}

extension Publication {
  /// Without the PDF, which a wiki takes only where it is told to.
  fileprivate var withoutDocuments: Publication {
    Publication(
      key: key, status: status, pages: pages,
      attachments: attachments.filter { $0.ending != "pdf" })
  }
}

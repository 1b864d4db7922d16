import ArgumentParser

/// `netadr publish`: puts generated pages on a wiki.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Put generated pages on a wiki, or print them as a comment.",
    discussion: """
      Each FOLDER is one that netadr generate wrote for a decision. A page that somebody changed \
      since the last run is never written over without --overwrite, and publishing the same again \
      writes nothing.

      The password or token comes from NETADR_WIKI_TOKEN or --token-file, a user's name from \
      NETADR_WIKI_USER or --user. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are followed.

      EXAMPLES:
        netadr publish bundle wiki/ Output/payments --dialect azure-devops
        netadr publish git https://dev.azure.com/o/p/_git/p.wiki Output/*
        netadr publish confluence https://wiki.example Output/* --space A --parent P
        netadr publish mediawiki https://wiki.example Output/* --parent Decisions
        netadr publish comment Output/payments --host github
      """,
    subcommands: [
      PublishBundle.self, PublishGit.self, PublishConfluence.self, PublishMediaWiki.self,
      PublishComment.self,
    ])
}

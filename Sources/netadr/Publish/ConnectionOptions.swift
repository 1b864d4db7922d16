import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import WebClient

/// How a server is reached that wikis lie on.
struct ConnectionOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Trust any certificate, even a forged one; whoever is in between reads the token.")
  var trustAnyCertificate = false

  /// What carries requests to a server.
  ///
  /// - Parameters:
  ///   - address: The server's address.
  ///   - wiki: The options that name authorities and time limit.
  ///   - credentials: Who publishes, so that no message shows the secret.
  ///   - environment: The environment variables.
  /// - Returns: A client for that server.
  /// - Throws: A failure with exit code 2 when authorities or proxy cannot be used.
  func client(
    for address: WebAddress, _ wiki: WikiOptions, _ credentials: Credentials,
    environment: [String: String]
  ) throws(CommandFailure) -> WebClient {
    var options = WebClient.Options()
    options.authorities =
      wiki.caFile ?? environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    options.timeLimit = .seconds(wiki.timeout)
    options.environment = environment
    options.trustsAnybody = trustAnyCertificate
    do throws(WebFailure) { return try WebClient(for: address, options) } catch {
      throw CommandFailure(
        .unusable, credentials.secret.removed(from: error.message, user: credentials.user))
    }
  }

  /// The address of a server.
  ///
  /// - Throws: A failure with exit code 2 that does not show the address, which may hold a password.
  static func address(_ url: String) throws(CommandFailure) -> WebAddress {
    do throws(PublishProblems) { return try WebAddress(url) } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
  }

  /// Says loudly what can be seen or forged on the way to the server.
  func warn(of address: WebAddress, _ console: Console) {
    var warnings: [Diagnostic] = []
    if trustAnyCertificate {
      warnings.append(
        Diagnostic(
          .warning, at: nil,
          "--trust-any-certificate: nothing proves that the server is \(address.text); whoever stands "
            + "between can read the token and change the pages",
          cure: "name the authority's certificate with --ca-file instead"))
    }
    if address.isUnencrypted {
      warnings.append(
        Diagnostic(
          .warning, at: nil, "\(address.text): the token crosses the network in the clear",
          cure: "use https"))
    }
    console.report(warnings)
  }

  /// What waits where a server asks for patience.
  static let pause: @Sendable (Duration) -> Void = { duration in
    // In short steps, so that an interrupted run ends soon.
    var rest = duration / .seconds(1)
    while rest > 0, !isSignalPending() {
      Thread.sleep(forTimeInterval: min(rest, 0.25))
      rest -= 0.25
    }
  }
}

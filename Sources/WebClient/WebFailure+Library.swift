internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Publishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension WebFailure {
  /// What an error of the library means for a request, in words for its user.
  init(_ error: any Error) {
    switch error {
    case let error as HTTPClientError where Self.earlyErrors.contains(error):
      self = .notSent(error.shortDescription)
    case let error as NIOConnectionError:
      if error.connectionErrors.isEmpty {
        self = .notSent("there is no host '\(error.host)'")
      } else {
        // Addresses of one host fail in one way as a rule; the last one tells it.
        let words = error.connectionErrors.last.map { Self.words($0.error) }
        self = .notSent(words ?? "no connection")
      }
    case let error as NIOSSLError where Self.isEarly(error):
      self = .notSent(Self.words(error))
    case let error as NIOSSLExtraError where Self.earlyTLSErrors.contains(error):
      self = .notSent(Self.words(error))
    case let error as IOError where Self.connectionErrors.contains(error.errnoCode):
      self = .notSent(Self.words(error))
    default: self = .noAnswer(Self.words(error))
    }
  }

  /// Whether an error of TLS comes before the request leaves: in the handshake, or with trust.
  ///
  /// After it, a connection that is cut or spoilt has lost the answer, not the request.
  private static func isEarly(_ error: NIOSSLError) -> Bool {
    switch error {
    case .handshakeFailed, .noCertificateToValidate, .unableToValidateCertificate,
      .cannotMatchULabel, .cannotFindPeerIP, .noSuchFilesystemObject, .failedToLoadCertificate,
      .failedToLoadPrivateKey:
      true
    default: false
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as IOError:
      // The system's own words, without the library's around them.
      return unsafe String(cString: strerror(error.errnoCode)).lowercased()
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      return "its certificate is for another name"
    case let error as NIOSSLError where error == .uncleanShutdown:
      return "the connection was cut before the answer came"
    case let error as HTTPClientError where error == .deadlineExceeded:
      return "the answer took too long; --timeout gives it longer"
    case let error as HTTPClientError: return error.shortDescription
    default:
      let text = String(describing: error)
      return text.contains("CERTIFICATE_VERIFY_FAILED")
        ? "its certificate is not trusted; --ca-file names the authority that signed it" : text
    }
  }

  /// The errors that come before the request leaves.
  private static let earlyErrors: [HTTPClientError] = [
    .invalidURL, .emptyHost, .emptyScheme, .connectTimeout, .socksHandshakeTimeout,
    .httpProxyHandshakeTimeout, .tlsHandshakeTimeout, .proxyAuthenticationRequired,
    .invalidProxyResponse, .getConnectionFromPoolTimeout,
  ]

  /// The errors of a server's name, which come before the request leaves.
  private static let earlyTLSErrors: [NIOSSLExtraError] = [
    .failedToValidateHostname, .serverHostnameImpossibleToMatch, .cannotUseIPAddressInSNI,
    .invalidSNIHostname,
  ]

  /// The errors of the system that only the making of a connection has.
  private static let connectionErrors = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH]
}

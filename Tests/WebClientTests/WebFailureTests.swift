import NIOSSL
import Publishing
import Testing

@testable import WebClient

/// Whether a request whose answer is missing can have reached the server.
@Suite struct WebClientFailureTests {
  private func isSent(_ error: any Error) -> Bool {
    switch WebFailure(error) {
    case .notSent: false
    case .noAnswer: true
    }
  }

  @Test func `a handshake or a certificate that fails comes before the request`() {
    #expect(!isSent(NIOSSLError.handshakeFailed(.sslError([]))))
    #expect(!isSent(NIOSSLError.unableToValidateCertificate))
    #expect(!isSent(NIOSSLError.noCertificateToValidate))
    #expect(!isSent(NIOSSLExtraError.failedToValidateHostname))
    #expect(!isSent(NIOSSLExtraError.serverHostnameImpossibleToMatch))
  }

  @Test func `a connection that is cut or spoilt later may have carried it`() {
    #expect(isSent(NIOSSLError.uncleanShutdown))
    #expect(isSent(NIOSSLError.readInInvalidTLSState))
    #expect(isSent(NIOSSLError.shutdownFailed(.syscallError)))
    #expect(isSent(BoringSSLError.sslError([])))
    #expect(isSent(BoringSSLError.syscallError))
  }
}

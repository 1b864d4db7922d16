import NIOCore
import NIOPosix
import Publishing
import Testing

@testable import WebClient

/// Requests to a server in this process.
@Suite(.timeLimit(.minutes(2))) struct WebClientTests {
  /// Sends the head of a long answer, and then a byte every few milliseconds for ever.
  private final class Dripper: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
      let channel = context.channel
      let head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
      channel.writeAndFlush(channel.allocator.buffer(string: head), promise: nil)
      context.eventLoop.scheduleRepeatedTask(
        initialDelay: .zero, delay: .milliseconds(5)
      ) { task in
        guard channel.isActive else { return task.cancel() }
        channel.writeAndFlush(channel.allocator.buffer(string: "x"), promise: nil)
      }
      context.fireChannelActive()
    }
  }

  @Test func `an answer that drips without an end is given up`() throws {
    let server = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { $0.pipeline.addHandler(Dripper()) }
      .bind(host: "127.0.0.1", port: 0).wait()
    defer { try? server.close().wait() }
    let url = "http://127.0.0.1:\(try #require(server.localAddress?.port))/"
    var options = WebClient.Options()
    options.timeLimit = .milliseconds(200)
    let client = try WebClient(for: WebAddress(url), options)
    #expect(throws: WebFailure.noAnswer("the answer took too long; --timeout gives it longer")) {
      try client.send(WebRequest("GET", url))
    }
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A system call's failure, in words that do not depend on the locale or the C library.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The value of `errno`.
  let code: CInt

  /// Whether nothing is there.
  var isMissing: Bool { code == ENOENT }

  /// Whether the reader of a pipe has gone.
  var isBrokenPipe: Bool { code == EPIPE }

  /// What happened, as the end of the sentence `PATH: …`.
  var description: String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "no permission"
    case EISDIR: "is a folder"
    case ENOTDIR: "is not a folder, or lies below a file"
    case EEXIST: "exists already"
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "larger than this process may write"
    case EROFS: "the file system is read-only"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many symbolic links, or one where none is allowed"
    case EINVAL, EILSEQ: "the name is not a valid one here"
    case EIO: "input/output error"
    case EMFILE, ENFILE: "too many open files"
    case EPIPE: "nobody reads it any more"
    case EBADF: "is closed"
    default: "system error \(code)"
    }
  }
}

/// Runs `body`, and words its failure as one of the output or input at `path`.
///
/// - Throws: A failure with exit code 2 that names the path.
func naming<Value: ~Copyable>(
  _ path: String, cure: String? = nil, _ body: () throws(SystemError) -> Value
) throws(CommandFailure) -> Value {
  do {
    return try body()
  } catch {
    throw CommandFailure(.unusable, "\(path): \(error)", cure: cure)
  }
}

import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One run of an outside program, limited in time.
///
/// Foundation's `Process` waits until the last descendant that holds its socket has gone, so that a
/// helper left behind by a browser would hang the run. Here the program gets a process group of its
/// own, which is killed whole when the time is up and when the program has ended.
struct ToolRun: Sendable {
  /// The program's path.
  var program: String
  /// Its arguments.
  var arguments: [String]
  /// Its environment, whole.
  var environment: [String: String]
  /// How long it may take.
  var timeLimit: Duration
  /// The file that it reads as its standard input; nil for none.
  var input: String?
  /// The file that takes what it prints; not a pipe, which could fill up and block it.
  var log: String
  /// The file that takes what it prints to standard error; nil for the same as `log`.
  var errorLog: String?

  /// Why a program gave nothing.
  enum Failure: Error, Hashable, Sendable {
    /// It could not be started.
    case notStarted(SystemError)
    /// It took longer than it may; it and its children are gone.
    case timedOut(Duration)
    /// It ended with an exit code other than 0.
    case failed(Int32)
    /// A signal ended it.
    case signalled(Int32)
    /// The user interrupts netadr; the program and its children are gone.
    case interrupted
  }

  /// Runs the program to its end.
  ///
  /// - Throws: Why it gave nothing; no process of it is left.
  func callAsFunction() throws(Failure) {
    if isSignalPending() { throw .interrupted }
    let process: pid_t
    do throws(SystemError) { process = try start() } catch { throw .notStarted(error) }
    let deadline = ContinuousClock.now + timeLimit
    var outcome: Failure?
    while !hasEnded(process) {
      if isSignalPending() { outcome = .interrupted }
      if ContinuousClock.now >= deadline { outcome = .timedOut(timeLimit) }
      if outcome != nil { break }
      // Nothing is lost by looking again after 2 ms: programs take much longer to start.
      usleep(2_000)
    }
    // The process is not reaped yet, so its number cannot be another group's.
    kill(-process, SIGKILL)
    let status = reap(process)
    if let outcome { throw outcome }
    let signal = status & 0x7F
    if signal != 0 { throw .signalled(signal) }
    let code = (status >> 8) & 0xFF
    if code != 0 { throw .failed(code) }
  }

  /// Whether the process has ended; it stays to be reaped.
  private func hasEnded(_ process: pid_t) -> Bool {
    var information = unsafe siginfo_t()
    let result = unsafe waitid(
      P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    // A process that cannot be waited for is none of ours any more.
    if result == -1 { return errno != EINTR }
    return unsafe information.si_signo != 0
  }

  private func reap(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    _ = try? retrying { unsafe waitpid(process, &status, 0) }
    return status
  }

  private func start() throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }

    unsafe posix_spawn_file_actions_addopen(
      &actions, STDIN_FILENO, input ?? "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    if let errorLog {
      unsafe posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, errorLog, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    } else {
      unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    }
    // The group is its own, and no signal is held back, whatever this thread holds.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK))

    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    var code: CInt
    var attempts = 0
    repeat {
      code = unsafe withCStrings([program] + arguments) { words in
        unsafe withCStrings(variables) { variables in
          unsafe posix_spawn(&process, program, &actions, &attributes, words, variables)
        }
      }
      attempts += 1
      // A program that was just written is busy as long as a child of another thread, started
      // meanwhile, has not let go of what this process had open.
      if code == ETXTBSY { usleep(5_000) }
    } while code == ETXTBSY && attempts < 100
    guard code == 0 else { throw SystemError(code: code) }
    return process
  }

  private func withCStrings(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> CInt
  ) -> CInt {
    var pointers = unsafe texts.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers)
  }
}

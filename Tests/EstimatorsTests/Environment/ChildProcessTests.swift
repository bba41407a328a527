import Estimators
import Glibc
import Testing

@Suite("Child processes", .timeLimit(.minutes(1)))
struct ChildProcessTests {
  let processes = SystemEnvironment().processes

  /// A child that runs a shell script; the shell is the program, not the launcher.
  func shell(_ script: String, _ arguments: String...) throws -> any ChildProcess {
    try processes.launch(["sh", "-c", script, "sh"] + arguments)
  }

  func failure(_ body: () throws -> Void) -> ProcessError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? ProcessError)?.kind
    }
  }

  /// The next line as text.
  func line(_ child: any ChildProcess, _ timeout: Duration = .seconds(20)) throws -> String? {
    try child.readLine(maximumLength: 64 << 20, timeout: timeout)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("lines go in and come out, the last one without an end too")
  func lines() throws {
    let child = try processes.launch(["cat"])
    defer { child.end() }
    for text in ["one", "", "zwölf"] {
      try child.write(Array((text + "\n").utf8), timeout: .seconds(20))
      #expect(try line(child) == text)
    }
    try child.write(Array("rest".utf8), timeout: .seconds(20))
    child.closeInput()
    #expect(try line(child) == "rest")
    #expect(try line(child) == nil)
    #expect(child.wait(timeout: .seconds(20)) == .exited(code: 0))
  }

  @Test("no shell reads the arguments")
  func arguments() throws {
    let child = try processes.launch(["printf", "%s\\n", "a b", "$HOME", "*", "'\"", ""])
    defer { child.end() }
    let lines = try (0..<5).map { _ in try line(child) }
    #expect(lines == ["a b", "$HOME", "*", "'\"", ""])
  }

  @Test("the exit status is told, again and after the end", arguments: [0, 1, 3, 255])
  func exit(code: Int) throws {
    let child = try shell("exit \(code)")
    for _ in 0..<2 { #expect(child.wait(timeout: .seconds(20)) == .exited(code: code)) }
    child.end()
    child.end()
    #expect(child.wait(timeout: .zero) == .exited(code: code))
  }

  @Test("a signal is told from an exit")
  func signal() throws {
    let child = try shell("kill -TERM $$")
    defer { child.end() }
    #expect(child.wait(timeout: .seconds(20)) == .killed(signal: 15))
  }

  @Test("a program that is missing, or none, is not started")
  func missing() {
    #expect(failure { _ = try processes.launch(["no-such-program-here"]) } == .notFound)
    #expect(failure { _ = try processes.launch(["/etc/passwd"]) } == .notPermitted)
    #expect(failure { _ = try processes.launch([]) } == .notFound)
    #expect(failure { _ = try processes.launch(["ls", "a\0b"]) } == .notFound)
  }

  @Test("a child that hangs costs its time-out, and ends when told")
  func hangs() throws {
    let child = try processes.launch(["sleep", "1000"])
    let before = ContinuousClock.now
    #expect(failure { _ = try line(child, .milliseconds(100)) } == .timedOut)
    #expect(child.wait(timeout: .milliseconds(100)) == nil)
    child.end()
    #expect(before.duration(to: .now) < .seconds(20))
    #expect(child.wait(timeout: .zero) == .killed(signal: 9))
    #expect(try line(child) == nil)
  }

  @Test("a child that does not read costs its time-out")
  func doesNotRead() throws {
    let child = try processes.launch(["sleep", "1000"])
    defer { child.end() }
    let flood = [UInt8](repeating: 0, count: 1 << 20)
    #expect(failure { try child.write(flood, timeout: .milliseconds(100)) } == .timedOut)
  }

  @Test("a child that has closed its input is not written to")
  func inputClosed() throws {
    let child = try shell("exec <&-; echo ready; sleep 1000")
    defer { child.end() }
    #expect(try line(child) == "ready")
    #expect(failure { try child.write([1], timeout: .seconds(20)) } == .inputClosed)
  }

  @Test("a flood without line ends is refused at the maximum")
  func flood() throws {
    let child = try shell("tr '\\0' x < /dev/zero")
    defer { child.end() }
    #expect(
      failure { _ = try child.readLine(maximumLength: 1 << 20, timeout: .seconds(20)) }
        == .lineTooLong)
  }

  @Test("a line of the maximum length passes, one of a byte more does not", arguments: [0, 1])
  func maximumLength(excess: Int) throws {
    let child = try shell("head -c $1 /dev/zero; echo; echo next", "\(100_000 + excess)")
    defer { child.end() }
    let kind = failure {
      let line = try child.readLine(maximumLength: 100_000, timeout: .seconds(20))
      #expect(line?.count == 100_000)
    }
    #expect(kind == (excess == 0 ? nil : .lineTooLong))
  }

  @Test("a flood of lines nobody reads stops nobody, and its lines are in order")
  func manyLines() throws {
    let child = try shell("seq 1 200000; echo >&2 done")
    defer { child.end() }
    for number in 1...1000 { #expect(try line(child) == "\(number)") }
    #expect(child.wait(timeout: .seconds(20)) == .exited(code: 0))
    #expect(try line(child) == "1001")
  }

  @Test("garbage is passed on as it is")
  func garbage() throws {
    let child = try shell("printf '\\377\\000\\r{\\n\\n'")
    defer { child.end() }
    #expect(
      try child.readLine(maximumLength: 100, timeout: .seconds(20)) == [0xff, 0, 0x0d, 0x7b])
    #expect(try line(child) == "")
    #expect(try line(child) == nil)
  }

  @Test("of standard error the last mebibyte is kept, and it blocks nobody")
  func errorOutput() throws {
    let child = try shell("head -c 5000000 /dev/zero >&2; printf end >&2; echo out")
    defer { child.end() }
    #expect(try line(child) == "out")
    #expect(child.wait(timeout: .seconds(20)) == .exited(code: 0))
    child.end()
    #expect(child.errorOutput.count == 1 << 20)
    #expect(child.errorOutput.suffix(4) == [0] + Array("end".utf8))
  }

  @Test("a child that writes while it is written to does not stop either side")
  func bothWays() throws {
    let child = try processes.launch(["cat"])
    defer { child.end() }
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 4 << 20)
    try child.write(bytes + [UInt8(ascii: "\n")], timeout: .seconds(20))
    #expect(try child.readLine(maximumLength: 64 << 20, timeout: .seconds(20)) == bytes)
  }

  @Test("descendants end with the child")
  func descendants() throws {
    let child = try shell("sleep 1000 & echo $!; wait")
    let descendant = pid_t(try #require(try line(child))) ?? 0
    #expect(descendant > 1 && kill(descendant, 0) == 0)
    child.end()
    let tasks = SystemEnvironment().tasks
    var tries = 0
    while kill(descendant, 0) == 0, !isZombie(descendant), tries < 1000 {
      tasks.sleep(seconds: 0.01)
      tries += 1
    }
    #expect(tries < 1000)
  }

  /// Whether only the parent's leave-taking is missing, which may be anybody's here.
  func isZombie(_ process: pid_t) -> Bool {
    let status = try? SystemEnvironment().files.read("/proc/\(process)/stat")
    return String(decoding: status ?? [], as: UTF8.self).contains(") Z ")
  }

  @Test("a child can be ended while another thread waits for it")
  func endFromElsewhere() throws {
    let child = try processes.launch(["sleep", "1000"])
    let ending = SystemEnvironment().tasks.spawn("ending") { child.end() }
    #expect(try line(child) == nil)
    ending.join()
    #expect(child.wait(timeout: .zero) == .killed(signal: 9))
  }

  @Test("a child does not hold the pipes of another")
  func inheritance() throws {
    func descriptorCount() throws -> String? { try line(shell("ls /proc/self/fd | wc -l")) }
    let alone = try descriptorCount()
    let first = try processes.launch(["cat"])
    defer { first.end() }
    #expect(try descriptorCount() == alone)
    let second = try processes.launch(["sleep", "1000"])
    defer { second.end() }
    first.closeInput()
    #expect(first.wait(timeout: .seconds(20)) == .exited(code: 0))
  }

  @Test("a child finds signals as they usually are")
  func signals() throws {
    let child = try shell("grep SigIgn /proc/self/status")
    defer { child.end() }
    let ignored = try #require(try line(child)).split(separator: "\t").last
    #expect(UInt64(ignored ?? "", radix: 16).map { $0 & (1 << (SIGPIPE - 1)) } == 0)
  }
}

import Glibc

/// The pipes to and from a child, moved on only while somebody waits for something.
struct ChildPipes: Sendable {
  private(set) var input: Descriptor?
  private(set) var output: Descriptor?
  private var errors: Descriptor?
  /// What was read from the child and not yet asked for.
  var unread = LineBuffer()
  private(set) var errorOutput = ByteTail(limit: 1 << 20)

  init(input: Descriptor, output: Descriptor, errors: Descriptor) {
    (self.input, self.output, self.errors) = (input, output, errors)
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK)
    }
  }

  mutating func closeInput() { input = nil }

  mutating func closeAll() {
    (input, output, errors) = (nil, nil, nil)
  }

  /// Waits a little for the pipes to be ready, and moves what can be moved.
  ///
  /// - Parameters:
  ///   - sending: What is still to be written; what was is taken off.
  ///   - limit: Nothing more is read into `unread` from so many bytes on: a flood stays outside.
  mutating func move(
    _ sending: inout ArraySlice<UInt8>, limit: Int, waiting milliseconds: Int32
  ) {
    var waits: [pollfd] = []
    if let errors { waits.append(pollfd(fd: errors.number, events: Int16(POLLIN), revents: 0)) }
    if let output, unread.count < limit {
      waits.append(pollfd(fd: output.number, events: Int16(POLLIN), revents: 0))
    }
    if let input, !sending.isEmpty {
      waits.append(pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0))
    }
    _ = unsafe poll(&waits, nfds_t(waits.count), milliseconds)
    let ready = Set(waits.filter { $0.revents != 0 }.map(\.fd))
    if let errors, ready.contains(errors.number) { readErrors(errors) }
    if let output, ready.contains(output.number) { readOutput(output) }
    if let input, ready.contains(input.number) { write(&sending, to: input) }
  }

  /// Reads what the child left in its pipes, as far as it can have been written before its end.
  mutating func drain() {
    var nothing: ArraySlice<UInt8> = []
    for _ in 0..<64 where errors != nil || output != nil {
      move(&nothing, limit: unread.count + 1, waiting: 0)
    }
  }

  private mutating func readErrors(_ errors: Descriptor) {
    switch readPiece(errors) {
    case .ready(let bytes): errorOutput.append(bytes)
    case .later: break
    case .ended: self.errors = nil
    }
  }

  private mutating func readOutput(_ output: Descriptor) {
    switch readPiece(output) {
    case .ready(let bytes): unread.append(bytes)
    case .later: break
    case .ended: self.output = nil
    }
  }

  private mutating func write(_ sending: inout ArraySlice<UInt8>, to input: Descriptor) {
    let count = unsafe sending.withUnsafeBytes {
      unsafe Glibc.write(input.number, $0.baseAddress, $0.count)
    }
    if count >= 0 {
      sending = sending.dropFirst(count)
    } else if errno != EAGAIN && errno != EINTR {
      self.input = nil
    }
  }
}

private enum Piece {
  case ready([UInt8])
  case later, ended
}

private func readPiece(_ descriptor: Descriptor) -> Piece {
  let size = 1 << 16
  var result = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    result = unsafe read(descriptor.number, buffer.baseAddress, size)
    count = max(0, result)
  }
  if result > 0 { return .ready(bytes) }
  return result < 0 && (errno == EAGAIN || errno == EINTR) ? .later : .ended
}

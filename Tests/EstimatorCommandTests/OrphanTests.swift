import Estimators
import Testing

@Suite(.timeLimit(.minutes(2))) struct OrphanTests {
  /// Kills the command while its adapter, which heeds nothing, keeps it waiting; says what becomes of the adapter.
  private static let script = #"""
    "$1" validate --fixtures "$2" --golden "$2" -- $3 sh -c \
      'trap "" HUP INT TERM PIPE; echo $$ > "$0/child"; while :; do sleep 0.1; done' "$2" \
      > "$2/output" 2>&1 & pid=$!
    while ! [ -s "$2/child" ]; do sleep 0.05; done
    kill -9 $pid; wait $pid 2> "$2/waited"
    child=$(cat "$2/child"); tries=0
    lives() { [ -e /proc/$child/stat ] && ! grep -q ') Z ' /proc/$child/stat; }
    while lives && [ $tries -lt 200 ]; do sleep 0.05; tries=$((tries + 1)); done
    if lives; then echo lives; kill -9 $child; else echo gone; fi
    """#

  /// `timeout` would like to leave the group of who starts it.
  @Test(
    "an adapter that does not look at the end of its input ends with a runner that is killed",
    arguments: ["", "timeout 600"])
  func killed(wrapper: String) throws {
    let command = BuiltCommand()
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder.directoryPath) }
    let child = try command.environment.processes.launch([
      "sh", "-c", Self.script, "sh", BuiltCommand.path, folder, wrapper,
    ])
    defer { child.end() }
    let line = try child.readLine(maximumLength: 1 << 10, timeout: .seconds(60))
    #expect(String(decoding: line ?? [], as: UTF8.self) == "gone")
  }
}

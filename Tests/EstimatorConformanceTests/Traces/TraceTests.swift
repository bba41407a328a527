import EstimatorConformance
import Testing

@Suite struct RawEventTests {
  private static let lines = [
    #"{"kind":"hook","action":0,"hook":"w","callback":"begin"}"#,
    #"{"kind":"hook","action":0,"hook":"w","callback":"after_run","step":1,"values":{"loss":{"dtype":"float32","shape":[],"base64":"AAAAPw=="}}}"#,
    #"{"kind":"listener","action":0,"listener":"l","callback":"after_save","step":1}"#,
    #"{"kind":"batch","action":0,"index":2}"#,
    #"{"kind":"log","action":0,"key":"evaluation_progress","step":1,"total":3}"#,
    #"{"kind":"result","action":1,"values":[["b",{"dtype":"bool","shape":[],"base64":"AQ=="}],["a",null]]}"#,
    #"{"kind":"result","action":1,"text":null}"#,
    #"{"kind":"result","action":1,"text":"eval"}"#,
    #"{"kind":"result","action":1,"text":["a","b"]}"#,
    #"{"kind":"error","action":1,"error":"ValueError"}"#,
    #"{"kind":"error","action":1,"error":"ValueError","message":"for people"}"#,
    #"{"kind":"directory","action":0,"files":["checkpoint"],"state":{"latest":"a","all":["a"]},"checkpoints":[{"step":0,"variables":[["w",{"dtype":"float32","shape":[1],"base64":"AAAAPw=="}]]}]}"#,
    #"{"kind":"directory","action":0,"files":[],"state":null}"#,
  ]

  @Test("an event reads and writes as the same line", arguments: lines)
  func roundTrip(line: String) throws {
    let event = try RawEvent(JSONCursor(JSONSource(name: "line", text: line)))
    #expect(try event.json().text == line)
  }

  @Test(
    "a wrong event is an error",
    arguments: [
      #"{"kind":"hook","action":0,"hook":"w","callback":"begun"}"#,
      #"{"kind":"hook","action":0,"callback":"begin"}"#,
      #"{"kind":"hook","action":0,"hook":"w","callback":"begin","stop":1}"#,
      #"{"kind":"hooks","action":0}"#, #"{"kind":"batch","action":0}"#,
      #"{"kind":"batch","index":0}"#, #"{"kind":"batch","action":0,"index":0.5}"#, "[]",
      #"{"kind":"result","action":1,"values":[["a",null],["a",null]]}"#,
      #"{"kind":"result","action":1,"values":[["a"]]}"#,
    ])
  func wrong(line: String) {
    #expect(throws: FormatError.self) {
      try RawEvent(JSONCursor(JSONSource(name: "line", text: line)))
    }
  }
}

@Suite struct NormalisationTests {
  private func kinds(_ files: [String]) -> String? {
    let event = RawEvent(
      action: 0, .directory(.init(files: files, state: nil, checkpoints: nil)))
    let item = Trace(normalising: [event]).items.first { $0.address == "0/listing" }
    return item?.control.first?.value.text
  }

  @Test("files of TensorFlow and of ours are the same kinds, and noise is left out")
  func listing() {
    let theirs = [
      "checkpoint", "eval/events.out.tfevents.0", "events.out.tfevents.0", "graph.pbtxt",
      "model.ckpt-10.data-00000-of-00001", "model.ckpt-10.index", "model.ckpt-10.meta",
      "model.ckpt-5.data-00000-of-00001", "model.ckpt-5.index", "model.ckpt-5.meta",
    ]
    let ours = ["checkpoint", "checkpoint.tmp", "model.ckpt-10.h5", "model.ckpt-5.h5"]
    #expect(kinds(theirs) == #"["checkpoint@5","checkpoint@10","state"]"#)
    #expect(kinds(ours) == kinds(theirs))
    #expect(
      kinds(["model.ckpt--5.index", "model.ckpt-3.h5"]) == #"["checkpoint@-5","checkpoint@3"]"#)
    #expect(
      kinds(["model.ckpt-x.h5", "model.ckpt-5.txt"]) == #"["model.ckpt-5.txt","model.ckpt-x.h5"]"#)
  }

  @Test("checkpoint.state: paths of the state file are names")
  func statePaths() throws {
    let state = RawEvent.State(
      latest: "/tmp/m/model.ckpt-5", all: ["model.ckpt-0", "/m/model.ckpt-5"])
    let event = RawEvent(
      action: 2, .directory(.init(files: [], state: state, checkpoints: nil)))
    let item = try #require(Trace(normalising: [event]).items.last)
    #expect(item.address == "2/state")
    #expect(
      JSON.object(item.control).text
        == #"{"state":{"latest":"model.ckpt-5","all":["model.ckpt-0","model.ckpt-5"]}}"#)
  }

  @Test("each event has the address of the documentation")
  func addresses() {
    let loss = OrderedDictionary([("loss", Tensor(1 as Float))])
    let events = [
      RawEvent(action: 0, .hook(name: "w", callback: "after_run", step: 1, values: loss)),
      RawEvent(action: 0, .listener(name: "l", callback: "after_save", step: 1)),
      RawEvent(action: 0, .batch(index: 0)),
      RawEvent(action: 0, .log(key: "final_loss", step: nil, total: nil, values: loss)),
      RawEvent(action: 1, .result(.values(["": Tensor(1 as Float)]))),
      RawEvent(action: 1, .result(.values(["a": Tensor(1 as Float)]))),
      RawEvent(action: 1, .error("ValueError", message: "for people")),
      RawEvent(
        action: 0,
        .directory(
          .init(files: [], state: nil, checkpoints: [.init(step: 5, variables: ["w": Tensor(1)])]))),
    ]
    let items = Trace(normalising: events).items
    #expect(
      items.map(\.address) == [
        "0/hook/w/after_run", "0/listener/l/after_save", "0/batch", "0/log/final_loss", "1/result",
        "1/result", "1/error", "0/listing", "0/state", "0/checkpoint@5",
      ])
    #expect(items[0].address(of: "loss") == "0/hook/w/after_run/loss")
    #expect(items[4].address(of: "") == "1/result")
    #expect(items[5].address(of: "a") == "1/result/a")
    #expect(items[9].address(of: "w") == "0/checkpoint@5/w")
  }
}

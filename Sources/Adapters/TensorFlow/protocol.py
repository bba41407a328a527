"""The adapter protocol: one JSON object per line, requests in and answers out."""

import json
import os
import select
import sys
import threading
import traceback

from errors import AdapterFault, Unsupported


class Channel:
    """Lines of JSON over two streams."""

    def __init__(self, source, sink):
        self.source = source
        self.sink = sink

    @classmethod
    def over_standard_streams(cls):
        """Takes the standard streams for the protocol alone.

        Whatever else writes to descriptor 1, TensorFlow's native code included, reaches
        standard error and cannot break a line.
        """
        source = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
        sink = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        threading.Thread(target=_end_without_reader, args=(sink.fileno(),), daemon=True).start()
        return cls(source, sink)

    def requests(self):
        for line in self.source:
            if line.strip():
                yield json.loads(line)

    def answer(self, fields):
        line = json.dumps(fields, separators=(",", ":"), allow_nan=False, ensure_ascii=False)
        self.sink.write(line + "\n")
        self.sink.flush()


def _end_without_reader(descriptor):
    """Ends the process when nobody will read its answers, also in the midst of a scenario.

    A runner that was killed cannot tell its adapter to stop. The end of the requests is no sign:
    they may come from a file, with somebody waiting for the answers.
    """
    poll = select.poll()
    poll.register(descriptor, 0)  # Errors and hang-ups are told without being asked for.
    while not poll.poll():
        pass
    os._exit(1)


def serve(channel, run, identity):
    """Answers requests until `stop` or the end of input.

    `run(scenario, scratch)` returns a list of events; `identity()` describes the adapter.
    """
    for request in channel.requests():
        answer = {"id": request.get("id")}
        kind = request.get("request")
        if kind == "stop":
            channel.answer({**answer, "stopped": True})
            return
        channel.answer({**answer, **_answer(kind, request, run, identity)})


def _answer(kind, request, run, identity):
    try:
        if kind == "start":
            return {"adapter": identity()}
        if kind == "run":
            return {"trace": {"events": run(request["scenario"], request["scratch"])}}
        return {"failed": f"unknown request {kind!r}"}
    except Unsupported as reason:
        return {"unsupported": str(reason)}
    except AdapterFault as fault:
        traceback.print_exc()
        return {"failed": str(fault)}
    except Exception as error:
        traceback.print_exc()
        return {"failed": f"{type(error).__name__}: {error}"}

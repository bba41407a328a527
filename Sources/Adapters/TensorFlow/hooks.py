"""The scenario's own hooks and listeners: they record, and do what the scenario plans."""

import tensorflow as tf

import tensors
from errors import AdapterFault, planned
from graph import Graph


class _Calls:
    """Counts the calls of each callback within one action and carries out what is planned."""

    def __init__(self, description, recorder):
        self.plan = description.get("do") or []
        self.recorder = recorder
        self.action = None
        self.counts = {}

    def perform(self, callback, step, stop=None):
        """Returns whether a stop is planned; raises what is planned to be raised."""
        if self.action != self.recorder.action:
            self.action, self.counts = self.recorder.action, {}
        run = self.counts.get(callback, 0)
        self.counts[callback] = run + 1
        stopping = False
        for entry in self.plan:
            if self._applies(entry, callback, run, step):
                stopping = self._do(entry, callback, stop) or stopping
        return stopping

    def _applies(self, entry, callback, run, step):
        wanted = (("at", callback), ("action", self.action), ("run", run), ("step", step))
        return all(entry.get(key) is None or entry[key] == value for key, value in wanted)

    def _do(self, entry, callback, stop):
        if entry.get("advance_clock") is not None:
            self.recorder.clock.advance(entry["advance_clock"])
        if entry.get("raise") is not None:
            raise planned(entry["raise"])
        if entry.get("stop"):
            if stop is None:
                raise AdapterFault(f"nothing can be stopped from {callback}")
            stop()
        return bool(entry.get("stop"))


class ScenarioHook(tf.estimator.SessionRunHook):
    """Records its five callbacks with the global step of the live session."""

    def __init__(self, name, description, recorder):
        self.name = name
        self.recorder = recorder
        self.calls = _Calls(description, recorder)
        self.fetch = description.get("fetch") or {}
        self.feed = description.get("feed") or {}

    def begin(self):
        graph = Graph.of()
        self.step = graph.tensor("global_step")
        self.fetches = {key: graph.tensor(reference) for key, reference in self.fetch.items()}
        self.feeds = {graph.tensor(reference): tensors.decode(value)
                      for reference, value in self.feed.items()}
        graph.roots += self.fetches.values()
        graph.feeds += self.feeds
        self.recorder.emit("hook", hook=self.name, callback="begin")
        self.calls.perform("begin", None)

    def after_create_session(self, session, coord):
        self._record("after_create_session", session, coord.request_stop)

    def before_run(self, run_context):
        self._record("before_run", run_context.session, run_context.request_stop)
        return tf.estimator.SessionRunArgs(self.fetches or None, feed_dict=self.feeds or None)

    def after_run(self, run_context, run_values):
        values = {"values": self.recorder.encoded(run_values.results)} if self.fetches else {}
        self._record("after_run", run_context.session, run_context.request_stop, **values)

    def end(self, session):
        self._record("end", session, None)

    def _record(self, callback, session, stop, **values):
        step = int(session.run(self.step))
        self.recorder.emit("hook", hook=self.name, callback=callback, step=step, **values)
        self.calls.perform(callback, step, stop)


class ScenarioListener(tf.estimator.CheckpointSaverListener):
    """Records its four callbacks with the step that it is told."""

    def __init__(self, name, description, recorder):
        self.name = name
        self.recorder = recorder
        self.calls = _Calls(description, recorder)

    def begin(self):
        self._record("begin")

    def before_save(self, session, global_step_value):
        self._record("before_save", global_step_value)

    def after_save(self, session, global_step_value):
        return self._record("after_save", global_step_value, lambda: None)

    def end(self, session, global_step_value):
        self._record("end", global_step_value)

    def _record(self, callback, step=None, stop=None):
        known = {} if step is None else {"step": int(step)}
        self.recorder.emit("listener", listener=self.name, callback=callback, **known)
        return self.calls.perform(callback, known.get("step"), stop)

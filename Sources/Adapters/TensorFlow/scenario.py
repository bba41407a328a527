"""One scenario from beginning to end, and what must be clean before the next one."""

import os
import random

import tensorflow as tf
from tensorflow.python.framework import ops
from tensorflow.python.platform import tf_logging
from tensorflow.python.util import deprecation

import actions
import built_in_hooks
import canned
import clock
import directory
import heads
import logs  # noqa: F401  (listens to TensorFlow's log)
import model
import ordering  # noqa: F401  (adds its edges when a graph is finalised)
import recording
import runs
import switches
from errors import AdapterFault, Unsupported, is_ours, kind_of
from hooks import ScenarioHook, ScenarioListener
from inputs import Input

deprecation._PRINT_DEPRECATION_WARNINGS = False
tf.debugging.disable_traceback_filtering()


def run(description, scratch):
    """The events of one scenario; `scratch` is an empty directory of its own."""
    if description.get("format", 1) != 1:
        raise Unsupported(f"format {description['format']}")
    _forget_the_past()
    scenario = Scenario(description, scratch)
    clock.install(scenario.recorder.clock)
    runs.install(description.get("faults") or [])
    recording.install(scenario.recorder)
    try:
        for number, action in enumerate(description["actions"]):
            scenario.act(number, action)
    finally:
        recording.install(None)
        directory.forget_writers()
    return scenario.recorder.events


def _forget_the_past():
    """What TensorFlow keeps per process would let one scenario change the next one."""
    tf.compat.v1.reset_default_graph()
    tf.keras.backend.clear_session()
    tf_logging._log_counter_per_token.clear()
    directory.forget_writers()
    _forget_gradients()
    random.seed(1)


def _forget_gradients():
    """A gradient that TensorFlow defines for one graph stays known, and keeps the whole graph."""
    known = ops.gradient_registry._registry
    for name in [name for name in known if name.startswith("CustomGradient-")]:
        del known[name]


class Scenario:
    """The estimator at hand with the scenario's hooks, listeners and inputs by name."""

    def __init__(self, description, scratch):
        self.description = description
        self.config = description.get("config") or {}
        self.model = description["model"]
        self.scratch = scratch
        self.model_dir = os.path.join(scratch, "model")
        self.files = os.path.join(scratch, "files")
        start = {key: value for key, value in (description.get("clock") or {}).items()
                 if value is not None}
        self.recorder = recording.Recorder(clock.Clock(**start), scratch)
        self._estimator = None
        self._hooks, self._listeners, self._inputs = {}, {}, {}

    def act(self, number, action):
        """One action: its events, perhaps an error, and the directory afterwards."""
        (name, arguments), = action.items()
        self.recorder.begin_action(number)
        try:
            actions.perform(self, name, arguments)
        except (Exception, KeyboardInterrupt) as error:
            if is_ours(error):
                raise AdapterFault(f"{type(error).__name__}: {error}") from error
            self.recorder.emit("error", error=kind_of(error))
        snapshot = directory.snapshot(self.model_dir, self.recorder, name == "train")
        self.recorder.emit("directory", **snapshot)

    def estimator(self):
        if self._estimator is None:
            self.make_estimator(self.config)
        return self._estimator

    def make_estimator(self, config):
        config = tf.estimator.RunConfig(
            model_dir=self.model_dir, session_config=switches.session_config(), **config)
        if "canned" in self.model:
            self._estimator = canned.estimator(self.model, config, self.files)
        else:
            function = model.function(self.model, self.hooks_named)
            self._estimator = tf.estimator.Estimator(function, config=config)

    def hooks_named(self, names):
        return self._objects(names, self._hooks, "hooks", self._hook)

    def listeners_named(self, names):
        return self._objects(names, self._listeners, "listeners", self._listener)

    def input_fn(self, name):
        if name not in self._inputs:
            self._inputs[name] = Input(self._described("inputs", name), self.recorder)
        return self._inputs[name].input_fn()

    def values(self, result):
        """Records a result: the entries of a dictionary in its order, or one value."""
        pairs = result.items() if isinstance(result, dict) else [("", result)]
        self.recorder.emit("result", values=[
            # A metric may have no value.
            [heads.text(key), None if value is None else self.recorder.encode(value)]
            for key, value in pairs])

    def text(self, result):
        self.recorder.emit("result", text=result)

    def _objects(self, names, made, section, make):
        """One named hook or listener is one object, wherever and however often it is named."""
        for name in names or []:
            if name not in made:
                made[name] = make(name, self._described(section, name))
        return None if names is None else [made[name] for name in names]

    def _described(self, section, name):
        found = (self.description.get(section) or {}).get(name)
        if found is None:
            raise AdapterFault(f"the scenario has no {name!r} among its {section}")
        return found

    def _hook(self, name, description):
        if description.get("built_in"):
            return built_in_hooks.build(description, self.model_dir, self.listeners_named)
        return ScenarioHook(name, description, self.recorder)

    def _listener(self, name, description):
        return ScenarioListener(name, description, self.recorder)

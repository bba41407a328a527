"""The model directory as an outsider sees it after an action."""

import glob
import os
import re

import tensorflow as tf
from google.protobuf import text_format
from tensorflow.python.summary.writer import writer_cache
from tensorflow.python.training import checkpoint_state_pb2
from tensorflow.python.training import saver as savers
from tensorflow.python.training import training_util

import recording

_EVENTS = re.compile(r"events\.out\.tfevents\..*")
_INDEX = re.compile(r"model\.ckpt-(-?\d+)\.index")


def snapshot(model_dir, recorder, with_checkpoints):
    """The fields of a `directory` event."""
    _flush_summaries()
    fields = {"files": _files(model_dir), "state": _state(model_dir)}
    if with_checkpoints:
        fields["checkpoints"] = _checkpoints(model_dir, recorder)
    return fields


def forget_writers():
    """Event files are shared per directory and process: the next scenario must not meet ours."""
    writer_cache.FileWriterCache.clear()


def _flush_summaries():
    """A thread of its own writes event files; wait for it, or the listing is a matter of luck."""
    for writer in list(writer_cache.FileWriterCache._cache.values()):
        writer.flush()


def _files(model_dir):
    """Relative paths, sorted. Event files lose time and host from their names, which are real."""
    found = []
    for folder, _, names in os.walk(model_dir):
        relative = os.path.relpath(folder, model_dir)
        found += [os.path.normpath(os.path.join(relative, name)) for name in _renamed(names)]
    return sorted(found)


def _renamed(names):
    events = 0
    for name in sorted(names):
        if _EVENTS.fullmatch(name):
            yield f"events.out.tfevents.{events}"
            events += 1
        else:
            yield name


def _state(model_dir):
    path = os.path.join(model_dir, "checkpoint")
    if not os.path.exists(path):
        return None
    state = checkpoint_state_pb2.CheckpointState()
    try:
        with open(path, encoding="utf-8") as file:
            text_format.Parse(file.read(), state)
    except (text_format.ParseError, UnicodeDecodeError):
        return None
    return {"latest": state.model_checkpoint_path, "all": list(state.all_model_checkpoint_paths)}


def _checkpoints(model_dir, recorder):
    steps = sorted(int(match[1]) for path in glob.glob(os.path.join(glob.escape(model_dir), "*"))
                   if (match := _INDEX.fullmatch(os.path.basename(path))))
    found = []
    for step in steps:
        try:
            reader = tf.train.load_checkpoint(os.path.join(model_dir, f"model.ckpt-{step}"))
            names = sorted(reader.get_variable_to_shape_map(), key=str.encode)
            variables = [[name, recorder.encode(reader.get_tensor(name))] for name in names]
        except (tf.errors.OpError, ValueError):
            continue
        found.append({"step": step, "variables": variables})
    return found


def _wrap_save(original):
    """Files get the virtual time: recovery of the kept checkpoints reads it back."""
    def save(self, *arguments, **named):
        path = original(self, *arguments, **named)
        if path and recording.current():
            now = recording.current().clock.now
            for file in glob.glob(glob.escape(path) + ".*"):
                os.utime(file, (now, now))
        return path
    return save


savers.Saver.save = _wrap_save(savers.Saver.save)


def _wrap_write_graph(original):
    """The file `graph.pbtxt` is there, but not as text: nobody reads it, and printing a graph took
    a quarter of the time of a scenario."""
    def write_graph(graph, logdir, name, as_text=True):
        return original(graph, logdir, name, as_text=False)
    return write_graph


training_util.write_graph = _wrap_write_graph(training_util.write_graph)

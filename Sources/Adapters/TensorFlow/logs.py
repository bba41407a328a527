"""Log events: which of TensorFlow's log lines the contract names, with numbers from the source.

A line is recognised by a few of its words; numbers come from the logging call's arguments or from
the values a hook was given, never from formatted text.
"""

import functools
import logging

from tensorflow.python.platform import tf_logging
from tensorflow.python.training import basic_session_run_hooks as hooks

import recording


def _final_loss(recorder, arguments):
    values = None if recorder.returned is None else {"loss": recorder.returned[1]}
    recorder.log("final_loss", values=values)


def _progress(recorder, arguments):
    done, total = arguments
    recorder.log("evaluation_progress", step=done, total=total)


def _not_increased(recorder, arguments):
    recorder.log("step_not_increased", step=arguments[0])


def _plain(key):
    return lambda recorder, arguments: recorder.log(key)


_LINES = (
    ("Loss for final step", _final_loss),
    ("Skipping training since", _plain("skipping_training")),
    ("made no steps", _plain("no_steps")),
    ("has not been increased", _not_increased),
    ("Could not find trained model in model_dir", _plain("no_checkpoint")),
    ("Couldn't match files for checkpoint", _plain("checkpoint_unusable")),
    ("Model diverged with loss = NaN", _plain("nan_loss")),
    ("Evaluation [%d/%d]", _progress),
    ("requested that training be stopped", _plain("stop_requested_by_listener")),
)


class _Handler(logging.Handler):
    def emit(self, record):
        recorder = recording.current()
        if recorder is None:
            return
        for words, report in _LINES:
            if words in str(record.msg):
                report(recorder, record.args)


def _wrap_log_tensors(original):
    @functools.wraps(original)
    def log_tensors(self, values):
        original(self, values)
        if recording.current():
            recording.current().log("logged_tensors", values={tag: values[tag] for tag in self._tag_order})
    return log_tensors


def _wrap_log_and_record(original):
    @functools.wraps(original)
    def log_and_record(self, elapsed_steps, elapsed_time, global_step):
        original(self, elapsed_steps, elapsed_time, global_step)
        if recording.current():
            rate = float(elapsed_steps / elapsed_time)
            recording.current().log("steps_per_second", step=global_step, values={"rate": rate})
    return log_and_record


hooks.LoggingTensorHook._log_tensors = _wrap_log_tensors(hooks.LoggingTensorHook._log_tensors)
hooks.StepCounterHook._log_and_record = _wrap_log_and_record(hooks.StepCounterHook._log_and_record)

_logger = tf_logging.get_logger()
_logger.handlers[:] = [_Handler()]
_logger.setLevel(logging.INFO)
_logger.propagate = False

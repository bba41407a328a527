"""What happens around every run of a monitored session: faults, batches, time.

Only hooked runs count. They are the ones whose fetches are a dictionary with the key `caller`;
everything else (initialisers, a saver's reads, a hook's own look at the global step) is not a run, but
what it takes from the input is gone all the same.
"""

import functools

from tensorflow.python.client import session as sessions
from tensorflow.python.training import monitored_session

import recording
from errors import AdapterFault, planned

# Runs of one action; whoever wants more is taken never to end.
_MOST_RUNS = 10_000
_faults = []


def install(faults):
    """Plans the scenario's faults of the device."""
    global _faults
    _faults = faults


def _fault(recorder, run, when):
    for fault in _faults:
        place = (fault["action"], fault["run"], fault.get("when") or "before")
        if place == (recorder.action, run, when):
            raise planned(fault["error"])


def _hooked_run(recorder, run_session):
    run = recorder.runs
    recorder.runs += 1
    if recorder.runs > _MOST_RUNS:
        raise AdapterFault(f"action {recorder.action}: it does not end within {_MOST_RUNS} runs")
    _fault(recorder, run, "before")
    result = _consuming_run(recorder, run_session)
    recorder.clock.step()
    _fault(recorder, run, "after")
    return result


def _consuming_run(recorder, run_session):
    """Runs, and tells of the batch that the run took, if it came to its end."""
    pulled = len(recorder.pulls)
    result = run_session()
    consumed = recorder.pulls[pulled:]
    if len(consumed) > 1:
        raise AdapterFault(f"one run pulled {len(consumed)} batches")
    for index in consumed:
        recorder.emit("batch", index=index)
    return result


def _wrap_session_run(original):
    @functools.wraps(original)
    def run(self, fetches, *arguments, **named):
        recorder = recording.current()
        call = functools.partial(original, self, fetches, *arguments, **named)
        if recorder is None:
            return call()
        is_hooked = isinstance(fetches, dict) and "caller" in fetches
        return (_hooked_run if is_hooked else _consuming_run)(recorder, call)
    return run


def _wrap_monitored_run(original):
    @functools.wraps(original)
    def run(self, *arguments, **named):
        result = original(self, *arguments, **named)
        if recording.current():
            recording.current().returned = result
        return result
    return run


sessions.BaseSession.run = _wrap_session_run(sessions.BaseSession.run)
monitored_session._MonitoredSession.run = _wrap_monitored_run(monitored_session._MonitoredSession.run)

"""One adapter process for all tests, and the base of their classes."""

import atexit
import unittest

from traces import Adapter

_adapter = None


def adapter():
    global _adapter
    if _adapter is None:
        _adapter = Adapter()
        atexit.register(_adapter.stop)
    return _adapter


class ScenarioTest(unittest.TestCase):
    def trace(self, scenario):
        return adapter().trace(scenario)

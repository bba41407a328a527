"""An adapter whose runner was killed ends by itself."""

import json
import subprocess
import sys
import unittest

from models import *
from traces import ADAPTER


class Orphans(unittest.TestCase):
    def start(self):
        child = subprocess.Popen([sys.executable, ADAPTER], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(child.kill)
        self.ask(child, {"id": 0, "request": "start", "protocol": 1})
        self.assertIn(b"adapter", child.stdout.readline())
        return child

    def ask(self, child, request):
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()

    def run_for_ever(self, child):
        endless = scenario(counter(), [train(steps=9_999)],
                           {"in": {"features": {"x": tensor("float32", [1.0])}, "repeat": None}})
        self.ask(child, {"id": 1, "request": "run", "name": "endless", "scratch": "/nowhere",
                         "scenario": endless})

    def test_in_the_midst_of_a_scenario(self):
        child = self.start()
        self.run_for_ever(child)
        with self.assertRaises(subprocess.TimeoutExpired):
            child.wait(0.5)
        child.stdin.close()
        child.stdout.close()
        self.assertEqual(child.wait(5), 1)

    def test_the_end_of_requests_is_no_reason_to_drop_an_answer(self):
        child = self.start()
        self.ask(child, {"id": 1, "request": "dance"})
        child.stdin.close()
        self.assertIn(b"unknown request", child.stdout.readline())
        self.assertEqual(child.wait(5), 0)
        child.stdout.close()


if __name__ == "__main__":
    unittest.main()

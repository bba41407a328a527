"""A small adapter in standard Python: a counter that trains, saves and resumes. Start here when you
write your own. What it implements is honest, to the rest it says `unsupported`. The protocol is in
`../README.md`; the files it makes are real but hold JSON."""

import base64
import json
import os
import struct
import sys

CODES = {"float32": "<f", "int64": "<q"}
KNOWN = {"format", "summary", "rules", "config", "clock", "model", "inputs", "hooks", "actions"}


def only(fields, known, what):  # refuses what would otherwise be silently ignored
    for key, value in fields.items():
        if key not in known and value not in (None, [], {}):
            raise NotImplementedError(f"{what}: {key}")


def decoded(tensor, dtype):
    if not isinstance(tensor, dict) or tensor["dtype"] != dtype or tensor["shape"]:
        raise NotImplementedError(f"anything but a {dtype} scalar in its place")
    return struct.unpack(CODES[dtype], base64.b64decode(tensor["base64"]))[0]


def encoded(value, dtype):
    raw = struct.pack(CODES[dtype], value)
    return {"dtype": dtype, "shape": [], "base64": base64.b64encode(raw).decode()}


class Run:
    def __init__(self, scenario, scratch):
        only(scenario, KNOWN, "scenario")
        only(scenario["model"], {"nodes", "spec"}, "model")
        only(scenario["config"], {"save_checkpoints_steps"}, "config")
        self.every = scenario["config"].get("save_checkpoints_steps")
        if not self.every:
            raise NotImplementedError("saving other than by steps")
        self.scenario, self.directory = scenario, os.path.join(scratch, "model")
        self.events, self.kept = [], []

    def emit(self, kind, **fields):
        self.events.append({"kind": kind, "action": self.action, **fields})

    def call(self, hooks, callback, **fields):
        for name in hooks:
            only(self.scenario["hooks"][name], (), "hook")
            self.emit("hook", hook=name, callback=callback, **fields)

    def train(self, input, steps=None, max_steps=None, hooks=None, **others):
        only(others, (), "train")
        first = self.step = self.kept[-1] if self.kept else 0
        if self.kept and steps is None and max_steps is not None and 0 < max_steps <= first:
            return self.emit("log", key="skipping_training")
        limit = first + steps if max_steps is None and steps else max_steps
        if type(limit) is not int or not 0 < limit - first <= 100 or None not in (steps, max_steps):
            raise NotImplementedError("training without one limit of 1 to 100 steps")
        loss, hooks = self.loss(), hooks or []
        self.call(hooks, "begin")
        self.save()
        self.call(hooks, "after_create_session", step=first)
        while self.step < limit:
            self.call(hooks, "before_run", step=self.step)
            self.step += 1
            if self.step >= self.kept[-1] + self.every:
                self.save()
            self.call(hooks, "after_run", step=self.step)
            if self.step == first + 1:
                self.emit("log", key="logged_tensors",
                          values={"loss": loss, "step": encoded(first, "int64")})
        self.kept[-1] == self.step or self.save()
        self.call(hooks, "end", step=self.step)
        self.emit("log", key="final_loss", values={"loss": loss})

    def loss(self):
        spec = self.scenario["model"]["spec"]["train"]
        only(spec, {"loss", "train_op"}, "spec")
        node = {node["name"]: node for node in self.scenario["model"]["nodes"]}[spec["train_op"]]
        adds = node["op"] == "AssignAddVariableOp" and node["inputs"][0] == "global_step:handle"
        if not adds or node.get("control") or decoded(node["inputs"][1], "int64") != 1:
            raise NotImplementedError("a train_op that does more than add one to the global step")
        return encoded(decoded(spec["loss"], "float32"), "float32")

    def save(self):
        os.makedirs(self.directory, exist_ok=True)
        self.kept = [step for step in self.kept if step != self.step] + [self.step]
        if len(self.kept) > 5:
            os.remove(os.path.join(self.directory, f"model.ckpt-{self.kept.pop(0)}.index"))
        for name in (f"model.ckpt-{self.step}.index", "checkpoint", "events.out.tfevents.0"):
            with open(os.path.join(self.directory, name), "w", encoding="utf-8") as file:
                json.dump({"global_step": self.step, "kept": self.kept}, file)

    def directory_event(self):
        names = [f"model.ckpt-{step}" for step in self.kept]
        state = {"latest": names[-1], "all": names}
        kept = [{"step": n, "variables": [["global_step", encoded(n, "int64")]]} for n in self.kept]
        files = sorted(os.listdir(self.directory))
        self.emit("directory", files=files, state=state, checkpoints=kept)

    def trace(self):
        for self.action, action in enumerate(self.scenario["actions"]):
            only(action, {"train"}, "action")
            self.train(**action["train"])
            self.emit("result", text="self")
            self.directory_event()
        return {"events": self.events}


def answer(request, scenario=None, scratch=None, **others):
    if request == "start":
        return {"adapter": {"name": "example", "version": "1", "fingerprint": {}}}
    try:
        return {"trace": Run(scenario, scratch).trace()} if request == "run" else {"stopped": True}
    except NotImplementedError as feature:
        return {"unsupported": str(feature)}


for line in map(json.loads, sys.stdin):
    print(json.dumps({"id": line["id"], **answer(**line)}), flush=True)

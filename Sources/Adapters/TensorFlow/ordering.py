"""Control edges that make a run's reads and writes of variables happen in one order.

TensorFlow leaves open whether a read of a variable sees a write of the same run. The format says:
it does not, unless it depends on the write; and a run that fails to get its batch changes nothing.
Only edges are added, so what happens is one of the things TensorFlow allows.
"""

import functools

import tensorflow as tf
from tensorflow.python.framework import ops
from tensorflow_estimator.python.estimator import estimator as estimators

from errors import AdapterFault
from graph import Graph

_READERS = {"ReadVariableOp", "ResourceGather", "ResourceGatherNd", "VarIsInitializedOp",
            "VariableShape"}
_CALLERS = {"If", "StatelessIf", "While", "StatelessWhile", "PartitionedCall",
            "StatefulPartitionedCall", "Case"}


def order(notes):
    """Orders everything that the runs of this graph compute."""
    _Ordering(notes).apply()


class _Ordering:
    def __init__(self, notes):
        self.graph = notes.graph
        self.neighbours = {}
        self.feeds = {tensor.ref() for tensor in notes.feeds}
        roots = [getattr(root, "op", root) for root in notes.roots]
        self.run = self._before(roots, through_feeds=False)
        self.writes = [op for op in self.graph.get_operations() if op in self.run and self._writes(op)]
        self.next = [op for op in self.run if op.type == "IteratorGetNext"]

    def apply(self):
        for write in self.writes:
            for handle in self._handles(write):
                for user in handle.consumers():
                    if user is not write:
                        self._order(user, write)
            for batch in self.next:
                self._edge(batch, write)

    def _order(self, user, write):
        if self._writes(user):
            if user in self.run and not self._related(user, write):
                raise AdapterFault(f"{user.name} and {write.name} write one variable, unordered")
        elif user in self.run or self._harmless(user):
            self._edge(user, write)

    def _edge(self, first, then):
        # A fed tensor is there at once: the way through it keeps no order.
        waits = first in self._before([then], through_feeds=False)
        if first is then or waits or then in self._before([first]):
            return
        then._add_control_input(first)
        del self.neighbours[then]

    def _related(self, one, other):
        return one in self._before([other]) or other in self._before([one])

    def _harmless(self, read):
        """A read that nobody's run computes for certain may be added to every run only when it
        drags nothing along: no batch, no write, nothing that must be fed."""
        kinds = {op.type for op in self._before([read])}
        return (not kinds & {"IteratorGetNext", "Placeholder"}
                and not any(self._writes(op) for op in self._before([read])))

    def _before(self, roots, through_feeds=True):
        """The operations that `roots` depend on, themselves included, in no order that matters."""
        seen, waiting = {}, list(roots)
        while waiting:
            op = waiting.pop()
            if op in seen:
                continue
            seen[op] = True
            waiting += self._directly_before(op)[through_feeds]
        return seen

    def _directly_before(self, op):
        """The operations whose results `op` waits for: without those that are fed, and with them.

        Asking TensorFlow takes long, hence once per operation; only `_edge` adds to the graph.
        """
        if op not in self.neighbours:
            control = list(op.control_inputs)
            self.neighbours[op] = tuple(
                [tensor.op for tensor in op.inputs if fed or tensor.ref() not in self.feeds] + control
                for fed in (False, True))
        return self.neighbours[op]

    def _handles(self, op):
        return [tensor for tensor in op.inputs
                if tensor.dtype == tf.resource and tensor.op.type == "VarHandleOp"]

    def _writes(self, op):
        if not self._handles(op) or op.type in _READERS:
            return False
        return op.type not in _CALLERS or self._function_writes(op)

    def _function_writes(self, op):
        """Whether a function that `op` calls writes anything. Which variable is not looked for."""
        names = [op.get_attr(attribute.name).name for attribute in op.op_def.attr
                 if attribute.type == "func"]
        return any(name in self._writing_functions for name in names)

    @functools.cached_property
    def _writing_functions(self):
        writing = ("Assign", "ResourceApply", "ResourceSparseApply", "ResourceScatter")
        return {function.signature.name for function in self.graph.as_graph_def().library.function
                if any(node.op.startswith(writing) for node in function.node_def)}


def _wrap_finalize(original):
    @functools.wraps(original)
    def finalize(self):
        notes = getattr(self, "_scenario_notes", None)
        if notes and not self.finalized and not getattr(notes, "ordered", False):
            notes.ordered = True
            order(notes)
        return original(self)
    return finalize


def _wrap_call_model_fn(original):
    """A training run computes the train_op and the loss."""
    @functools.wraps(original)
    def call(self, features, labels, mode, config):
        spec = original(self, features, labels, mode, config)
        if mode == tf.estimator.ModeKeys.TRAIN:
            Graph.of().roots += [spec.train_op, spec.loss]
        return spec
    return call


def _wrap_evaluate_build_graph(original):
    """The updates of all metrics, the loss's among them, are put together only here."""
    @functools.wraps(original)
    def build(self, *arguments, **named):
        scaffold, update, values, hooks = original(self, *arguments, **named)
        graph = tf.compat.v1.get_default_graph()
        Graph.of(graph).roots.append(update)
        return scaffold, update, values, hooks
    return build


def _wrap_extract_keys(original):
    """Predictions that the caller filters out are not computed."""
    @functools.wraps(original)
    def extract(self, predictions, keys):
        kept = original(self, predictions, keys)
        Graph.of().roots += tf.nest.flatten(kept)
        return kept
    return extract


ops.Graph.finalize = _wrap_finalize(ops.Graph.finalize)
_class = estimators.Estimator
_class._call_model_fn = _wrap_call_model_fn(_class._call_model_fn)
_class._evaluate_build_graph = _wrap_evaluate_build_graph(_class._evaluate_build_graph)
_class._extract_keys = _wrap_extract_keys(_class._extract_keys)

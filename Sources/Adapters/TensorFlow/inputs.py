"""Inputs as `input_fn`s: a data set that knows which batch was pulled, or a function of the step."""

import tensorflow as tf

import rows
import tensors
from errors import AdapterFault
from graph import Graph

# What Python must raise inside a data set for TensorFlow to answer the kind.
_RAISED = {"InvalidArgument": ValueError, "ResourceExhausted": MemoryError,
           "Unimplemented": NotImplementedError, "Unknown": RuntimeError}


class Input:
    """One input of the scenario. Each pass over the rows gives the same batches."""

    def __init__(self, description, recorder):
        self.recorder = recorder
        self.description = description
        self.features = _decoded(description["features"])
        labels = description.get("labels")
        self.labels = None if labels is None else _decoded(labels)
        self.spans = self._spans()
        end = description.get("end")
        if end and end["with"] not in ("exhausted", *_RAISED):
            raise AdapterFault(f"an input cannot end with {end['with']!r}")

    def input_fn(self):
        """What the estimator calls, without arguments, once per graph."""
        by = self.description.get("by")
        if by not in (None, "global_step"):
            raise AdapterFault(f"an input cannot be by {by!r}")
        return self._by_step if by else self._dataset

    def _spans(self):
        counts = {len(part) for part in tf.nest.flatten(self._both())}
        if len(counts) != 1:
            raise AdapterFault("the tensors of an input differ in their first dimension")
        count, start, spans = counts.pop(), 0, []
        for size in self._sizes(count):
            if start + size > count:
                raise AdapterFault("the batches need more rows than there are")
            spans.append((start, start + size))
            start += size
        return spans

    def _sizes(self, count):
        if self.description.get("batches") is not None:
            return self.description["batches"]
        batch = self.description.get("batch") or max(count, 1)
        rest = count % batch
        partial = [rest] if rest and not self.description.get("drop_remainder") else []
        return [batch] * (count // batch) + partial

    def _both(self):
        return self.features if self.labels is None else (self.features, self.labels)

    def _batch(self, span):
        return tf.nest.map_structure(lambda part: part.batch(*span), self._both())

    def _batches(self):
        """The elements of one new iterator; a pull is noted when TensorFlow asks for it."""
        end = self.description.get("end") or {}
        passes, index = self.description.get("repeat", 1), 0
        done = 0
        while (passes is None or done < passes) and self.spans:
            for span in self.spans:
                if index == end.get("at"):
                    return self._end(end["with"])
                self.recorder.pulls.append(index)
                index += 1
                yield self._batch(span)
            done += 1
        if index == end.get("at"):
            self._end(end["with"])

    def _end(self, kind):
        if kind != "exhausted":
            raise _RAISED[kind]("planned by the scenario")

    def _dataset(self):
        signature = tf.nest.map_structure(lambda part: part.specification(), self._both())
        dataset = tf.data.Dataset.from_generator(self._batches, output_signature=signature)
        # Reading ahead would make the batches pulled differ from the batches consumed.
        options = tf.data.Options()
        options.autotune.enabled = False
        options.experimental_optimization.apply_default_optimizations = False
        options.experimental_optimization.inject_prefetch = False
        return dataset.with_options(options)

    def _by_step(self):
        step = Graph.of().tensor("global_step")
        number = tf.math.floormod(step, len(self.spans), name="batch_number")
        start = tf.gather([span[0] for span in self.spans], number)
        stop = tf.gather([span[1] for span in self.spans], number)
        both = tf.nest.map_structure(lambda part: part.constant()[start:stop], self._both())
        return both if self.labels is not None else (both, None)


def _decoded(value):
    if tensors.is_tensor(value):
        return rows.decode(value)
    return {key: rows.decode(tensor) for key, tensor in value.items()}

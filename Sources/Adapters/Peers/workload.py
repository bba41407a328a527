"""The work that all sides of the benchmark do: sizes, weights and batches, read from a folder."""

import json
import pathlib

import numpy as np

LEARNING_RATE, INITIAL_ACCUMULATOR, EPSILON, CLIP_NORM = 0.05, 0.1, 1e-7, 5.0


class Workload:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        sizes = json.loads((folder / "workload.json").read_text())
        self.cell, self.units = sizes["cell"], sizes["units"]
        self.vocabulary, self.embedding = sizes["vocabulary"], sizes["embedding"]
        self.classes = sizes["classes"]
        self.weights = {name: np.fromfile(folder / (name.replace("/", "%2F") + ".f32"), "<f4")
                        .reshape(shape) for name, shape in sizes["variables"].items()}
        shape = sizes["batches"], sizes["batch"], sizes["steps"]
        self.ids = np.fromfile(folder / "ids.i32", "<i4").reshape(shape)
        self.lengths = np.fromfile(folder / "lengths.i32", "<i4").reshape(shape[:2])
        self.labels = np.fromfile(folder / "labels.i32", "<i4").reshape(shape[:2])
        self.is_ragged = bool((self.lengths < shape[2]).any())

    def __len__(self):
        return len(self.ids)

    @property
    def table(self):
        return self.weights["sequence_features/token_embedding/embedding_weights"]

    @property
    def logits(self):
        return [self.weights["rnn_model/logits/" + part] for part in ("kernel", "bias")]

    def layer(self, number):
        """Kernel, recurrent kernel and bias of a layer, counted from the input."""
        scope = f"rnn_model/rnn/{'stacked_rnn_cells/' if len(self.units) > 1 else ''}{self.cell}_cell"
        scope += f"_{number}" if number else ""
        return [self.weights[f"{scope}/{part}"] for part in ("kernel", "recurrent_kernel", "bias")]

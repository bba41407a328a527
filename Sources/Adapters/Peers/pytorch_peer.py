"""The work on PyTorch's own recurrent layers."""

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from peer import serve
from workload import CLIP_NORM, EPSILON, INITIAL_ACCUMULATOR, LEARNING_RATE

_LAYERS = {"lstm": nn.LSTM, "gru": nn.GRU, "simple_rnn": nn.RNN}


class Network(nn.Module):
    def __init__(self, work):
        super().__init__()
        self.is_ragged = work.is_ragged
        self.table = nn.Embedding.from_pretrained(
            torch.tensor(work.table), freeze=False, sparse=True)
        self.layers = nn.ModuleList(_layer(work, number) for number in range(len(work.units)))
        kernel, bias = work.logits
        self.logits = nn.Linear(*kernel.shape)
        _fill(self.logits.weight, kernel.T)
        _fill(self.logits.bias, bias)

    def forward(self, ids, lengths):
        x = self.table(ids.T)
        if self.is_ragged:
            x = pack_padded_sequence(x, lengths, enforce_sorted=False)
        for layer in self.layers:
            x, state = layer(x)
        last = state[0] if isinstance(state, tuple) else state
        return self.logits(last[0])


def _layer(work, number):
    kernel, recurrent, bias = work.layer(number)
    layer = _LAYERS[work.cell](kernel.shape[0], recurrent.shape[0])
    blocks = [1, 0, 2] if work.cell == "gru" else None  # theirs are r, z, n
    first, second = bias if work.cell == "gru" else (bias, np.zeros_like(bias))
    for parameter, value in zip(layer.parameters(), (kernel.T, recurrent.T, first, second)):
        if blocks:
            value = np.concatenate([np.split(value, 3)[block] for block in blocks])
        _fill(parameter, value)
    if work.cell != "gru":
        layer.bias_hh_l0.requires_grad = False  # one bias, as in the contract
    return layer


def _fill(parameter, value):
    with torch.no_grad():
        parameter.copy_(torch.tensor(np.ascontiguousarray(value)))


def prepare(work, task, threads):
    torch.set_num_threads(threads)
    network = Network(work)
    batches = [(torch.tensor(work.ids[n]).long(), torch.tensor(work.lengths[n]).long(),
                torch.tensor(work.labels[n]).long()) for n in range(len(work))]
    trained = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.Adagrad(
        trained, lr=LEARNING_RATE, initial_accumulator_value=INITIAL_ACCUMULATOR, eps=EPSILON)

    def loss_of(logits, labels):
        if work.classes == 2:
            return nn.functional.binary_cross_entropy_with_logits(logits[:, 0], labels.float())
        return nn.functional.cross_entropy(logits, labels)

    def train(number, wants_answer):
        ids, lengths, labels = batches[number % len(batches)]
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(network(ids, lengths), labels)
        loss.backward()
        for parameter in trained:
            _clip(parameter)
        optimizer.step()
        return loss.item() if wants_answer else None

    def run(number, wants_answer):
        ids, lengths, labels = batches[number % len(batches)]
        with torch.inference_mode():
            logits = network(ids, lengths)
            if task == "predict":
                probabilities = logits.sigmoid() if work.classes == 2 else logits.softmax(-1)
                return probabilities[:, -1].mean().item()
            return loss_of(logits, labels).item()

    capability = torch.backends.cpu.get_cpu_capability()
    return f"PyTorch {torch.__version__} ({capability}), {torch.get_num_threads()} threads", (
        train if task == "train" else run)


def _clip(parameter):
    if parameter.grad.is_sparse:
        parameter.grad = parameter.grad.coalesce()
        values = parameter.grad._values()
        values.mul_(CLIP_NORM / torch.clamp(values.norm(), min=CLIP_NORM))
    else:
        parameter.grad.mul_(CLIP_NORM / torch.clamp(parameter.grad.norm(), min=CLIP_NORM))


if __name__ == "__main__":
    serve(prepare)

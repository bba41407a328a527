"""The network and its training step as pure functions of the weights."""

import jax
import jax.numpy as jnp

from workload import CLIP_NORM, EPSILON, INITIAL_ACCUMULATOR, LEARNING_RATE


def _lstm(states, z, recurrent, _):
    h, c = states
    i, f, g, o = jnp.split(z + h @ recurrent, 4, axis=-1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    return jax.nn.sigmoid(o) * jnp.tanh(c), c


def _gru(states, z, recurrent, bias):
    (h,) = states
    inner = h @ recurrent + bias
    (az, ar, an), (rz, rr, rn) = (jnp.split(part, 3, axis=-1) for part in (z, inner))
    update, reset = jax.nn.sigmoid(az + rz), jax.nn.sigmoid(ar + rr)
    return (update * h + (1 - update) * jnp.tanh(an + reset * rn),)


def _simple_rnn(states, z, recurrent, _):
    return (jnp.tanh(z + states[0] @ recurrent),)


_STEPS = {"lstm": (_lstm, 2), "gru": (_gru, 1), "simple_rnn": (_simple_rnn, 1)}


class Network:
    def __init__(self, work):
        self.cell, self.classes, self.is_ragged = work.cell, work.classes, work.is_ragged
        self.weights = {
            "table": jnp.asarray(work.table), "logits": [jnp.asarray(part) for part in work.logits],
            "layers": [[jnp.asarray(part) for part in work.layer(number)]
                       for number in range(len(work.units))]}
        self.accumulators = jax.tree_util.tree_map(
            lambda weight: jnp.full_like(weight, INITIAL_ACCUMULATOR), self.weights)

    def logits(self, weights, ids, lengths):
        x = weights["table"][ids.T]
        live = (jnp.arange(ids.shape[1])[:, None] < lengths)[..., None]
        for layer in weights["layers"]:
            x = self._layer(layer, x, live)
        kernel, bias = weights["logits"]
        return x[-1] @ kernel + bias

    def _layer(self, layer, x, live):
        step, count = _STEPS[self.cell]
        kernel, recurrent, bias = layer
        outer, inner = (bias[0], bias[1]) if self.cell == "gru" else (bias, None)
        z = x @ kernel + outer
        zeros = (jnp.zeros((x.shape[1], recurrent.shape[0])),) * count

        def body(states, now):
            new = step(states, now[0], recurrent, inner)
            if self.is_ragged:
                new = tuple(jnp.where(now[1], a, b) for a, b in zip(new, states))
            return new, new[0]

        return jax.lax.scan(body, zeros, (z, live))[1]

    def loss(self, weights, ids, lengths, labels):
        logits = self.logits(weights, ids, lengths)
        if self.classes == 2:
            x, y = logits[:, 0], labels.astype(jnp.float32)
            return jnp.mean(jnp.maximum(x, 0) - x * y + jnp.log1p(jnp.exp(-jnp.abs(x))))
        chosen = jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=-1)
        return -jnp.mean(chosen)

    def probabilities(self, weights, ids, lengths, labels):
        del labels
        logits = self.logits(weights, ids, lengths)
        if self.classes == 2:
            return jax.nn.sigmoid(logits)
        return jax.nn.softmax(logits)

    def train_step(self, weights, accumulators, ids, lengths, labels):
        loss, gradients = jax.value_and_grad(self.loss)(weights, ids, lengths, labels)
        pairs = jax.tree_util.tree_map(_adagrad, weights, accumulators, gradients)
        is_pair = lambda node: isinstance(node, tuple)
        return (*(jax.tree_util.tree_map(lambda pair: pair[part], pairs, is_leaf=is_pair)
                  for part in (0, 1)), loss)


def _adagrad(weight, accumulator, gradient):
    norm = jnp.sqrt(jnp.sum(gradient * gradient))
    gradient = gradient * (CLIP_NORM / jnp.maximum(norm, CLIP_NORM))
    accumulator = accumulator + gradient * gradient
    return weight - LEARNING_RATE * gradient / (jnp.sqrt(accumulator) + EPSILON), accumulator

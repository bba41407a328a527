"""The work on JAX: one compiled step, the loop as `lax.scan`."""

import os


def prepare(work, task, threads):
    # Read when the library starts, so it must be set before the import.
    os.environ["XLA_FLAGS"] = (
        f"--xla_cpu_multi_thread_eigen={'true' if threads > 1 else 'false'} "
        f"intra_op_parallelism_threads={threads}")
    os.environ["JAX_PLATFORMS"] = "cpu"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
    import jax
    import jax.numpy as jnp
    from jax_network import Network

    network = Network(work)
    batches = [tuple(jnp.asarray(part[n]) for part in (work.ids, work.lengths, work.labels))
               for n in range(len(work))]
    state = {"train": (network.weights, network.accumulators)}
    train_step = jax.jit(network.train_step, donate_argnums=(0, 1))
    forward = jax.jit(network.probabilities if task == "predict" else network.loss)

    def train(number, wants_answer):
        weights, accumulators, loss = train_step(*state["train"], *batches[number % len(batches)])
        state["train"] = weights, accumulators
        loss.block_until_ready()
        return float(loss) if wants_answer else None

    def run(number, wants_answer):
        result = forward(network.weights, *batches[number % len(batches)])
        return float(result[:, -1].mean() if task == "predict" else result)

    return f"JAX {jax.__version__}, {threads} threads", train if task == "train" else run


if __name__ == "__main__":
    from peer import serve
    serve(prepare)

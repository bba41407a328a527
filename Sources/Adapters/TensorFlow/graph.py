"""What is known about the graph of one call: its references and what its runs compute."""

import tensorflow as tf
from tensorflow.python.ops import gen_resource_variable_ops as resources

import tensors
from errors import AdapterFault, planned

_COMPONENTS = ("indices", "values", "dense_shape")


class Graph:
    """Resolves the references of the scenario format in one TensorFlow graph.

    `roots` is computed in every run, `feeds` is replaced in every run: the ordering pass needs both.
    """

    def __init__(self, graph):
        self.graph = graph
        self.roots = []
        self.feeds = []
        self.named = {}
        self.gradients = {}
        self.features = None
        self.labels = None
        self._reads = {}
        self._constants = 0

    @classmethod
    def of(cls, graph=None):
        """The notes on `graph` (or on the default one), made when first asked for."""
        graph = graph or tf.compat.v1.get_default_graph()
        if not hasattr(graph, "_scenario_notes"):
            graph._scenario_notes = cls(graph)
        return graph._scenario_notes

    def tensor(self, reference):
        """The tensor that a reference means; a tensor written in place becomes a constant."""
        if tensors.is_tensor(reference):
            return self._constant(reference)
        name, _, output = reference.partition(":")
        if name in ("features", "labels") or name.startswith(("features/", "labels/")):
            return self._component(self._input(name), output, reference)
        if name == "global_step":
            return self._variable(self._global_step(), output)
        if name.startswith("variables/"):
            return self._variable(self._named_variable(name[len("variables/"):]), output)
        found = self._node(name)
        if isinstance(found, tf.Tensor):
            return found
        if int(output or 0) >= len(found.outputs):
            raise AdapterFault(f"{reference!r}: {found.type} has {len(found.outputs)} outputs")
        return found.outputs[int(output or 0)]

    def _component(self, value, component, reference):
        """A sparse tensor is fetched and fed by its components, `:indices` and so on."""
        if isinstance(value, tf.SparseTensor) != (component in _COMPONENTS):
            raise AdapterFault(f"there is no {reference!r} in this graph")
        return getattr(value, component) if component else value

    def operation(self, name):
        found = self._node(name)
        return found.op if isinstance(found, tf.Tensor) else found

    def _node(self, name):
        if name in self.gradients and name not in self.named:
            with self._aside("gradients"):
                self.named[name] = tf.convert_to_tensor(self.gradients[name])
        if name not in self.named:
            raise AdapterFault(f"{name!r} is not built in this graph")
        return self.named[name]

    def _input(self, name):
        whole, _, key = name.partition("/")
        value = self.features if whole == "features" else self.labels
        if value is None:
            # The model's own mistake, as far as TensorFlow can tell: None is no tensor.
            raise planned("TypeError")
        found = value.get(key) if isinstance(value, dict) else (None if key else value)
        if found is None:
            raise AdapterFault(f"there is no {name!r} in this graph")
        return found

    def _global_step(self):
        return tf.compat.v1.train.get_global_step(self.graph)

    def _named_variable(self, name):
        with self.graph.as_default():
            found = [v for v in tf.compat.v1.global_variables() + tf.compat.v1.local_variables()
                     if v.op.name == name]
        if not found:
            raise AdapterFault(f"there is no variable {name!r} in this graph")
        return found[0]

    def _variable(self, variable, output):
        if output == "handle":
            return variable.handle
        if variable.op.name not in self._reads:
            with self._aside("reads"):
                read = resources.read_variable_op(
                    variable.handle, variable.dtype, name=variable.op.name)
                read.set_shape(variable.shape)
            self._reads[variable.op.name] = read
        return self._reads[variable.op.name]

    def _constant(self, tensor):
        self._constants += 1
        with self._aside("constants"):
            return tf.constant(tensors.decode(tensor), name=f"c{self._constants}",
                               dtype=tensor["dtype"])

    def _aside(self, scope):
        """Outside every name scope and control dependency of the moment."""
        return _Aside(self.graph, f"scenario/{scope}/")


class _Aside:
    def __init__(self, graph, scope):
        self.parts = [graph.as_default(), tf.control_dependencies(None), tf.name_scope(scope)]

    def __enter__(self):
        for part in self.parts:
            part.__enter__()

    def __exit__(self, *error):
        for part in reversed(self.parts):
            part.__exit__(*error)

/// Recorded from TensorFlow 2.15.1 by `Sources/Adapters/TensorFlow/operations definitions KIND...`.
let recordedDefinitions = #"""
  Const() -> (output: dtype) | dtype: type | value: tensor
  Placeholder() -> (output: dtype) | dtype: type | shape: shape = unknown
  NoOp() -> ()
  VarHandleOp() -> (resource: resource) | allowed_devices: list(string) = [] | container: string = '' | debug_name: string = '' | dtype: type | shape: shape | shared_name: string = ''
  ReadVariableOp(resource: resource) -> (value: dtype) | dtype: type
  AssignVariableOp(resource: resource, value: dtype) -> () | dtype: type | validate_shape: bool = false
  AssignAddVariableOp(resource: resource, value: dtype) -> () | dtype: type
  AssignSubVariableOp(resource: resource, value: dtype) -> () | dtype: type
  IteratorV2() -> (handle: resource) | container: string | output_shapes: list(shape) >= 1 | output_types: list(type) >= 1 | shared_name: string
  IteratorGetNext(iterator: resource) -> (components: output_types) | output_shapes: list(shape) >= 1 | output_types: list(type) >= 1
  ResourceApplyGradientDescent(var: resource, alpha: T, delta: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | use_locking: bool = false
  ResourceApplyKerasMomentum(var: resource, accum: resource, lr: T, grad: T, momentum: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | use_locking: bool = false | use_nesterov: bool = false
  ResourceApplyAdagradV2(var: resource, accum: resource, lr: T, epsilon: T, grad: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | update_slots: bool = true | use_locking: bool = false
  ResourceApplyAdam(var: resource, m: resource, v: resource, beta1_power: T, beta2_power: T, lr: T, beta1: T, beta2: T, epsilon: T, grad: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | use_locking: bool = false | use_nesterov: bool = false
  Identity(input: T) -> (output: T) | T: type
  StopGradient(input: T) -> (output: T) | T: type
  MatMul(a: T, b: T) -> (product: T) | T: type in float16 bfloat16 float32 float64 int32 int64 uint8 uint16 uint32 uint64 | transpose_a: bool = false | transpose_b: bool = false
  BiasAdd(value: T, bias: T) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | data_format: string = 'NHWC' in NHWC NCHW
  AddV2(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Add(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 string
  Sub(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Mul(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  RealDiv(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Div(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  DivNoNan(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  FloorDiv(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  FloorMod(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Maximum(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Minimum(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Pow(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  SquaredDifference(x: T, y: T) -> (z: T) | T: type in float16 bfloat16 float32 float64 int32 int64
  Neg(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  Abs(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  Sign(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  Square(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Sqrt(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Rsqrt(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Exp(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Log(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Log1p(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Expm1(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Reciprocal(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  Floor(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Ceil(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Round(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64
  Relu(features: T) -> (activations: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Tanh(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Sigmoid(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64
  Softplus(features: T) -> (activations: T) | T: type in float16 bfloat16 float32 float64
  Softmax(logits: T) -> (softmax: T) | T: type in float16 bfloat16 float32 float64
  LogSoftmax(logits: T) -> (logsoftmax: T) | T: type in float16 bfloat16 float32 float64
  Sum(input: T, reduction_indices: Tidx) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  Mean(input: T, reduction_indices: Tidx) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  Max(input: T, reduction_indices: Tidx) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  Min(input: T, reduction_indices: Tidx) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  Prod(input: T, reduction_indices: Tidx) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  All(input: bool, reduction_indices: Tidx) -> (output: bool) | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  Any(input: bool, reduction_indices: Tidx) -> (output: bool) | Tidx: type = int32 in int32 int64 | keep_dims: bool = false
  ArgMax(input: T, dimension: Tidx) -> (output: output_type) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool | Tidx: type = int32 in int16 int32 int64 | output_type: type = int64 in int16 int32 int64 uint16
  ArgMin(input: T, dimension: Tidx) -> (output: output_type) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool | Tidx: type = int32 in int32 int64 | output_type: type = int64 in int32 int64
  Cast(x: SrcT) -> (y: DstT) | DstT: type | SrcT: type | Truncate: bool = false
  Equal(x: T, y: T) -> (z: bool) | T: type | incompatible_shape_error: bool = true
  NotEqual(x: T, y: T) -> (z: bool) | T: type | incompatible_shape_error: bool = true
  Less(x: T, y: T) -> (z: bool) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  LessEqual(x: T, y: T) -> (z: bool) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  Greater(x: T, y: T) -> (z: bool) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  GreaterEqual(x: T, y: T) -> (z: bool) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  LogicalAnd(x: bool, y: bool) -> (z: bool)
  LogicalOr(x: bool, y: bool) -> (z: bool)
  LogicalNot(x: bool) -> (y: bool)
  IsNan(x: T) -> (y: bool) | T: type in float16 bfloat16 float32 float64
  IsInf(x: T) -> (y: bool) | T: type in float16 bfloat16 float32 float64
  IsFinite(x: T) -> (y: bool) | T: type in float16 bfloat16 float32 float64
  Select(condition: bool, t: T, e: T) -> (output: T) | T: type
  SelectV2(condition: bool, t: T, e: T) -> (output: T) | T: type
  Reshape(tensor: T, shape: Tshape) -> (output: T) | T: type | Tshape: type = int32 in int32 int64
  ExpandDims(input: T, dim: Tdim) -> (output: T) | T: type | Tdim: type = int32 in int32 int64
  Squeeze(input: T) -> (output: T) | T: type | squeeze_dims: list(int) = []
  Transpose(x: T, perm: Tperm) -> (y: T) | T: type | Tperm: type = int32 in int32 int64
  ConcatV2(values: T*N, axis: Tidx) -> (output: T) | N: int >= 2 | T: type | Tidx: type = int32 in int32 int64
  Pack(values: T*N) -> (output: T) | N: int >= 1 | T: type | axis: int = 0
  Unpack(value: T) -> (output: T*num) | T: type | axis: int = 0 | num: int >= 0
  Split(split_dim: int32, value: T) -> (output: T*num_split) | T: type | num_split: int >= 1
  Shape(input: T) -> (output: out_type) | T: type | out_type: type = int32 in int32 int64
  Size(input: T) -> (output: out_type) | T: type | out_type: type = int32 in int32 int64
  Rank(input: T) -> (output: int32) | T: type
  Fill(dims: index_type, value: T) -> (output: T) | T: type | index_type: type = int32 in int32 int64
  ZerosLike(x: T) -> (y: T) | T: type
  OnesLike(x: T) -> (y: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool
  BroadcastTo(input: T, shape: Tidx) -> (output: T) | T: type | Tidx: type = int32 in int32 int64
  BroadcastGradientArgs(s0: T, s1: T) -> (r0: T, r1: T) | T: type = int32 in int32 int64
  Range(start: Tidx, limit: Tidx, delta: Tidx) -> (output: Tidx) | Tidx: type = int32 in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint16 uint32
  OneHot(indices: TI, depth: int32, on_value: T, off_value: T) -> (output: T) | T: type | TI: type = int64 in int8 int32 int64 uint8 | axis: int = -1
  GatherV2(params: Tparams, indices: Tindices, axis: Taxis) -> (output: Tparams) | Taxis: type in int32 int64 | Tindices: type in int16 int32 int64 | Tparams: type | batch_dims: int = 0
  Slice(input: T, begin: Index, size: Index) -> (output: T) | Index: type in int32 int64 | T: type
  StridedSlice(input: T, begin: Index, end: Index, strides: Index) -> (output: T) | Index: type in int16 int32 int64 | T: type | begin_mask: int = 0 | ellipsis_mask: int = 0 | end_mask: int = 0 | new_axis_mask: int = 0 | shrink_axis_mask: int = 0
  Tile(input: T, multiples: Tmultiples) -> (output: T) | T: type | Tmultiples: type = int32 in int32 int64
  Pad(input: T, paddings: Tpaddings) -> (output: T) | T: type | Tpaddings: type = int32 in int32 int64
  UnsortedSegmentSum(data: T, segment_ids: Tindices, num_segments: Tnumsegments) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tindices: type in int16 int32 int64 | Tnumsegments: type = int32 in int32 int64
  InvertPermutation(x: T) -> (y: T) | T: type = int32 in int32 int64
  AddN(inputs: T*N) -> (sum: T) | N: int >= 1 | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  AsString(input: T) -> (output: string) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool string | fill: string = '' | precision: int = -1 | scientific: bool = false | shortest: bool = false | width: int = -1
  StringJoin(inputs: string*N) -> (output: string) | N: int >= 0 | separator: string = ''
  SoftmaxCrossEntropyWithLogits(features: T, labels: T) -> (loss: T, backprop: T) | T: type in float16 bfloat16 float32 float64
  SparseSoftmaxCrossEntropyWithLogits(features: T, labels: Tlabels) -> (loss: T, backprop: T) | T: type in float16 bfloat16 float32 float64 | Tlabels: type = int64 in int32 int64
  ReluGrad(gradients: T, features: T) -> (backprops: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  TanhGrad(y: T, dy: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  SigmoidGrad(y: T, dy: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  SqrtGrad(y: T, dy: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  RsqrtGrad(y: T, dy: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  ReciprocalGrad(y: T, dy: T) -> (z: T) | T: type in float16 bfloat16 float32 float64
  BiasAddGrad(out_backprop: T) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | data_format: string = 'NHWC' in NHWC NCHW
  SoftplusGrad(gradients: T, features: T) -> (backprops: T) | T: type in float16 bfloat16 float32 float64
  Where(input: T) -> (index: int64) | T: type = bool in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool
  GatherNd(params: Tparams, indices: Tindices) -> (output: Tparams) | Tindices: type in int16 int32 int64 | Tparams: type
  Unique(x: T) -> (y: T, idx: out_idx) | T: type | out_idx: type = int32 in int32 int64
  SparseFillEmptyRows(indices: int64, values: T, dense_shape: int64, default_value: T) -> (output_indices: int64, output_values: T, empty_row_indicator: bool, reverse_index_map: int64) | T: type
  UnsortedSegmentMax(data: T, segment_ids: Tindices, num_segments: Tnumsegments) -> (output: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tindices: type in int32 int64 | Tnumsegments: type = int32 in int32 int64
  SparseToDense(sparse_indices: Tindices, output_shape: Tindices, sparse_values: T, default_value: T) -> (dense: T) | T: type | Tindices: type in int32 int64 | validate_indices: bool = true
  StringToHashBucketFast(input: string) -> (output: int64) | num_buckets: int >= 1
  HashTableV2() -> (table_handle: resource) | container: string = '' | key_dtype: type | shared_name: string = '' | use_node_name_sharing: bool = false | value_dtype: type
  LookupTableFindV2(table_handle: resource, keys: Tin, default_value: Tout) -> (values: Tout) | Tin: type | Tout: type
  Bucketize(input: T) -> (output: int32) | T: type in float32 float64 int32 int64 | boundaries: list(float)
  SparseCross(indices: int64*N, values: sparse_types, shapes: int64*N, dense_inputs: dense_types) -> (output_indices: int64, output_values: out_type, output_shape: int64) | N: int >= 0 | dense_types: list(type) in int64 string >= 0 | hash_key: int | hashed_output: bool | internal_type: type in int64 string | num_buckets: int >= 0 | out_type: type in int64 string | sparse_types: list(type) in int64 string >= 0
  Assert(condition: bool, data: T) -> () | T: list(type) >= 1 | summarize: int = 3
  Cumsum(x: T, axis: Tidx) -> (out: T) | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tidx: type = int32 in int32 int64 | exclusive: bool = false | reverse: bool = false
  ResourceApplyFtrl(var: resource, accum: resource, linear: resource, grad: T, lr: T, l1: T, l2: T, lr_power: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | multiply_linear_by_lr: bool = false | use_locking: bool = false
  ResourceSparseApplyFtrl(var: resource, accum: resource, linear: resource, grad: T, indices: Tindices, lr: T, l1: T, l2: T, lr_power: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tindices: type in int32 int64 | multiply_linear_by_lr: bool = false | use_locking: bool = false
  ResourceSparseApplyAdagradV2(var: resource, accum: resource, lr: T, epsilon: T, grad: T, indices: Tindices) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tindices: type in int32 int64 | update_slots: bool = true | use_locking: bool = false
  ResourceSparseApplyKerasMomentum(var: resource, accum: resource, lr: T, grad: T, indices: Tindices, momentum: T) -> () | T: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 | Tindices: type in int32 int64 | use_locking: bool = false | use_nesterov: bool = false
  ResourceScatterAdd(resource: resource, indices: Tindices, updates: dtype) -> () | Tindices: type in int32 int64 | dtype: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  ResourceScatterSub(resource: resource, indices: Tindices, updates: dtype) -> () | Tindices: type in int32 int64 | dtype: type in float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64
  ResourceScatterUpdate(resource: resource, indices: Tindices, updates: dtype) -> () | Tindices: type in int32 int64 | dtype: type
  """#

/// Recorded from TensorFlow 2.15.1 by `Sources/Adapters/TensorFlow/operations shapes 12 6 KIND...`.
let recordedLayerUses = #"""
  MatMul float32[2,3] float32[2,?] transpose_a=true -> float32[3,?]
  MatMul float32[3,1] float32[3,3] transpose_a=true -> float32[1,3]
  MatMul float32[3,1] float32[?,1] transpose_b=true -> float32[3,?]
  MatMul float32[3,?] float32[1,1] -> float32[3,1]
  MatMul float32[?,1] float32[2,1] transpose_b=true -> float32[?,2]
  MatMul float32[?,3] float32[2,1] transpose_a=true -> float32[3,1]
  MatMul float32[1,2,2] float32[*] transpose_a=true transpose_b=true -> error
  MatMul float32[3] float32[3,3] transpose_a=true transpose_b=true -> error
  MatMul float32[?,1] float32[?] transpose_a=true transpose_b=true -> error
  BiasAdd float32[2,2,4] float32[4] -> float32[2,2,4]
  BiasAdd float32[2,2,?] float32[2] -> float32[2,2,2]
  BiasAdd float32[4,2,3] float32[2] data_format=NCHW -> float32[4,2,3]
  BiasAdd float32[6,1,4] float32[4] -> float32[6,1,4]
  BiasAdd float32[6,4,1] float32[1] -> float32[6,4,1]
  BiasAdd float32[?,2,2] float32[?] data_format=NCHW -> float32[?,2,2]
  BiasAdd float32[2,1,6] float32[2,1] data_format=NCHW -> error
  BiasAdd float32[3,2] float32[2] data_format=NCHW -> error
  BiasAdd float32[4,4] float32[?] data_format=NCHW -> error
  Softmax float32[1,5] -> float32[1,5]
  Softmax float32[1] -> float32[1]
  Softmax float32[2,1] -> float32[2,1]
  Softmax float32[6,1,2] -> float32[6,1,2]
  Softmax float32[?,1] -> float32[?,1]
  Softmax float64[6,6,3] -> float64[6,6,3]
  Softmax float32[] -> error
  Softmax float64[] -> error
  LogSoftmax float32[1,4] -> float32[1,4]
  LogSoftmax float32[2,4] -> float32[2,4]
  LogSoftmax float32[3,6] -> float32[3,6]
  LogSoftmax float32[4,1] -> float32[4,1]
  LogSoftmax float32[4,4,2] -> float32[4,4,2]
  LogSoftmax float32[5,1,3] -> float32[5,1,3]
  LogSoftmax float32[] -> error
  LogSoftmax float64[] -> error
  SoftmaxCrossEntropyWithLogits float32[1,6] float32[?,6] -> float32[1] float32[1,6]
  SoftmaxCrossEntropyWithLogits float32[1,?] float32[*] -> float32[1] float32[1,?]
  SoftmaxCrossEntropyWithLogits float32[3,6] float32[*] -> float32[3] float32[3,6]
  SoftmaxCrossEntropyWithLogits float32[3,?] float32[?,1] -> float32[3] float32[3,1]
  SoftmaxCrossEntropyWithLogits float32[4,6] float32[4,6] -> float32[4] float32[4,6]
  SoftmaxCrossEntropyWithLogits float64[2,3] float64[3] -> float64[2] float64[2,3]
  SoftmaxCrossEntropyWithLogits float32[2,2,6] float32[2,2,2] -> error
  SoftmaxCrossEntropyWithLogits float32[2,3] float32[2,2,3] -> error
  SoftmaxCrossEntropyWithLogits float32[5,2] float32[2,2] -> error
  SparseSoftmaxCrossEntropyWithLogits float32[2,1] int64[2] -> float32[2] float32[2,1]
  SparseSoftmaxCrossEntropyWithLogits float32[2,?] int64[2] -> float32[2] float32[2,?]
  SparseSoftmaxCrossEntropyWithLogits float32[3,2] int64[3] -> float32[3] float32[3,2]
  SparseSoftmaxCrossEntropyWithLogits float32[3,3] int64[3] -> float32[3] float32[3,3]
  SparseSoftmaxCrossEntropyWithLogits float32[4,2] int64[?] -> float32[4] float32[4,2]
  SparseSoftmaxCrossEntropyWithLogits float32[?,3] int64[1] -> float32[1] float32[1,3]
  SparseSoftmaxCrossEntropyWithLogits float32[1,2] int64[2] -> error
  SparseSoftmaxCrossEntropyWithLogits float32[1] int64[*] -> error
  SparseSoftmaxCrossEntropyWithLogits float32[3] int64[2] -> error
  ReluGrad float32[1,?] float32[1,4] -> float32[1,4]
  ReluGrad float32[3,4] float32[*] -> float32[3,4]
  ReluGrad float32[3,?] float32[3,3] -> float32[3,3]
  ReluGrad float32[6,?] float32[6,2] -> float32[6,2]
  ReluGrad float32[?,4,4] float32[3,4,4] -> float32[3,4,4]
  ReluGrad int32[3,2,6] int32[3,?,6] -> int32[3,2,6]
  ReluGrad float32[1,2] float32[6,2] -> error
  ReluGrad int64[1,1] int64[1,4] -> error
  ReluGrad int64[2,2] int64[2,5] -> error
  SoftplusGrad float32[3,6,1] float32[?,6,1] -> float32[3,6,1]
  SoftplusGrad float32[6] float32[6] -> float32[6]
  SoftplusGrad float32[?,4,3] float32[?,4,?] -> float32[?,4,3]
  SoftplusGrad float32[?,?,2] float32[3,4,2] -> float32[3,4,2]
  SoftplusGrad float32[] float32[] -> float32[]
  SoftplusGrad float64[?,?] float64[?,1] -> float64[?,1]
  SoftplusGrad float32[1] float32[] -> error
  SoftplusGrad float32[4,3] float32[4,?,3] -> error
  SoftplusGrad float32[] float32[2] -> error
  TanhGrad float32[1,4] float32[1,?] -> float32[1,4]
  TanhGrad float32[1,?] float32[?,4] -> float32[1,?]
  TanhGrad float32[2,2] float32[1] -> float32[2,2]
  TanhGrad float32[2,3] float32[?,3] -> float32[2,3]
  TanhGrad float32[6,4,3] float32[?,4,3] -> float32[6,4,3]
  TanhGrad float32[?,1,4] float32[6,1,?] -> float32[?,1,4]
  SigmoidGrad float32[1,6,1] float32[?,6,?] -> float32[1,6,1]
  SigmoidGrad float32[1] float32[2,1] -> float32[1]
  SigmoidGrad float32[3,1] float32[3,1] -> float32[3,1]
  SigmoidGrad float32[6,2] float32[*] -> float32[6,2]
  SigmoidGrad float32[?,?] float32[3,6] -> float32[?,?]
  SigmoidGrad float64[2] float64[] -> float64[2]
  SqrtGrad float32[1] float32[1,1] -> float32[1]
  SqrtGrad float32[3,1] float32[*] -> float32[3,1]
  SqrtGrad float32[?,1] float32[?,1] -> float32[?,1]
  SqrtGrad float32[] float32[] -> float32[]
  SqrtGrad float64[*] float64[] -> float64[*]
  SqrtGrad float64[6,?] float64[6,6] -> float64[6,?]
  RsqrtGrad float32[3,?] float32[3,1] -> float32[3,?]
  RsqrtGrad float32[4,4] float32[4,4] -> float32[4,4]
  RsqrtGrad float32[6,1,2] float32[6,1,2] -> float32[6,1,2]
  RsqrtGrad float32[6,3] float32[6,3] -> float32[6,3]
  RsqrtGrad float32[] float32[*] -> float32[]
  RsqrtGrad float64[6,2] float64[1,2] -> float64[6,2]
  ReciprocalGrad float32[2,1,3] float32[2,1,3] -> float32[2,1,3]
  ReciprocalGrad float32[2] float32[2] -> float32[2]
  ReciprocalGrad float32[4,3,2] float32[4,3,2] -> float32[4,3,2]
  ReciprocalGrad float32[] float32[2] -> float32[]
  ReciprocalGrad float64[2,6] float64[2,6] -> float64[2,6]
  ReciprocalGrad float64[6,5] float64[4] -> float64[6,5]
  BiasAddGrad float32[1,2] -> float32[2]
  BiasAddGrad float32[2,4] -> float32[4]
  BiasAddGrad float32[3,4,1] -> float32[1]
  BiasAddGrad float32[4,3] -> float32[3]
  BiasAddGrad float32[4,4] -> float32[4]
  BiasAddGrad float32[4,6] -> float32[6]
  BiasAddGrad float32[2,6] data_format=NCHW -> error
  BiasAddGrad float32[3] -> error
  BiasAddGrad float32[6] -> error
  Select bool[1] float32[1] float32[1] -> float32[1]
  Select bool[4,?] float32[4,2] float32[?,2] -> float32[4,2]
  Select bool[?] float32[1] float32[1] -> float32[1]
  Select bool[] float32[4,4] float32[?,?] -> float32[4,4]
  Select bool[] float32[6,3,6] float32[6,?,6] -> float32[6,3,6]
  Select bool[] float32[] float32[] -> float32[]
  Select bool[2] float32[1,2] float32[2] -> error
  Select bool[5] float32[6] float32[6] -> error
  Select bool[?,2] float32[4,?] float32[4,1] -> error
  SelectV2 bool[1,6,3] float32[?,6,3] float32[1,6,3] -> float32[?,6,3]
  SelectV2 bool[2,1] float32[1] float32[2,?] -> float32[2,?]
  SelectV2 bool[4,6] float32[4,6] float32[4,?] -> float32[4,6]
  SelectV2 bool[6,6] float32[6,6] float32[6,6] -> float32[6,6]
  SelectV2 bool[] float32[1] float32[] -> float32[1]
  SelectV2 bool[] float32[2] float32[2] -> float32[2]
  SelectV2 bool[2,6] float32[5,6] float32[2,6] -> error
  SelectV2 bool[2,6] float32[6,6] float32[6,?] -> error
  SelectV2 bool[3,5] float32[5,2] float32[3,2] -> error
  AddN float32[*] float32[1,4] -> float32[1,4]
  AddN float32[1,4] float32[?,4] -> float32[1,4]
  AddN float32[2,6] float32[2,6] float32[2,6] -> float32[2,6]
  AddN float32[3,1,3] float32[?,?,3] -> float32[3,1,3]
  AddN float32[6,?] float32[6,3] float32[6,3] -> float32[6,3]
  AddN float32[?,3,3] -> float32[?,3,3]
  AddN float32[1] float32[] -> error
  AddN int32[1,1] int32[?,1] int32[1] -> error
  AddN int64[5,4] int64[3,4] -> error
  Sum float32[*] int32[0]=() keep_dims=true -> float32[*]
  Sum float32[1,2] int32[] -> float32[*]
  Sum float32[1] int32[0]=() keep_dims=true -> float32[1]
  Sum float32[4,1,1] int32[]=(1) keep_dims=true -> float32[4,1,1]
  Sum float32[4] int32[] -> float32[*]
  Sum float32[6,3] int32[]=(0) keep_dims=true -> float32[1,3]
  Sum float32[6] int32[]=(-2) keep_dims=true -> error
  Sum float32[] int32[]=(-2) -> error
  Sum float32[] int32[]=(0) keep_dims=true -> error
  Mean float32[1,3] int32[]=(0) keep_dims=true -> float32[1,3]
  Mean float32[1] int32[0]=() keep_dims=true -> float32[1]
  Mean float32[2] int32[0]=() -> float32[2]
  Mean float32[4,3,4] int32[0]=() -> float32[4,3,4]
  Mean float32[6,2,6] int32[1]=(0) keep_dims=true -> float32[1,2,6]
  Mean float32[6,2] int32[] keep_dims=true -> float32[?,?]
  Mean float32[2,?,1] int32[]=(3) -> error
  Mean float32[] int32[]=(-1) -> error
  Mean float32[] int32[]=(-2) -> error
  Max float32[*] int32[0]=() -> float32[*]
  Max float32[1,?] int32[]=(0) -> float32[?]
  Max float32[2,?] int32[2]=(-1,0) keep_dims=true -> float32[1,1]
  Max float32[4,4] int32[]=(-1) -> float32[4]
  Max float32[4] int32[1] -> float32[*]
  Max float32[?,4,1] int32[] -> float32[*]
  Max float32[1] int32[]=(1) keep_dims=true -> error
  Max float32[3,2] int32[1]=(2) -> error
  Max float32[] int32[]=(-1) keep_dims=true -> error
  Min float32[1,1] int32[0]=() keep_dims=true -> float32[1,1]
  Min float32[2,?,?] int32[0] -> float32[*]
  Min float32[3,?,2] int32[] keep_dims=true -> float32[?,?,?]
  Min float32[6,1,?] int32[] -> float32[*]
  Min float32[?] int32[0]=() keep_dims=true -> float32[?]
  Min float32[] int32[0]=() -> float32[]
  Min float32[1,6] int32[]=(2) -> error
  Min float32[] int32[]=(-1) -> error
  Min float32[] int32[]=(0) -> error
  Prod float32[1,4] int32[] -> float32[*]
  Prod float32[2,1,1] int32[]=(2) keep_dims=true -> float32[2,1,1]
  Prod float32[2,4] int32[2]=(0,1) -> float32[]
  Prod float32[3,6,?] int32[]=(0) keep_dims=true -> float32[1,6,?]
  Prod float32[3,?] int32[1]=(1) -> float32[3]
  Prod float32[4,3] int32[]=(-2) keep_dims=true -> float32[1,3]
  Prod float32[3] int32[]=(1) -> error
  Prod float32[4,1] int32[]=(-3) keep_dims=true -> error
  Prod float32[?,2] int32[]=(-3) keep_dims=true -> error
  All bool[*] int32[]=(0) -> bool[*]
  All bool[1,1] int32[1]=(1) keep_dims=true -> bool[1,1]
  All bool[1,2] int32[?] keep_dims=true -> bool[?,?]
  All bool[2,1,3] int32[3]=(0,1,-1) -> bool[]
  All bool[2,?] int32[]=(-1) -> bool[2]
  All bool[] int32[0]=() -> bool[]
  All bool[1,4] int32[]=(-3) keep_dims=true -> error
  All bool[] int32[]=(-1) -> error
  All bool[] int32[]=(0) -> error
  Any bool[1,?,3] int32[]=(2) keep_dims=true -> bool[1,?,1]
  Any bool[3,4] int32[2] -> bool[*]
  Any bool[3,6] int32[]=(-1) keep_dims=true -> bool[3,1]
  Any bool[4,3,3] int32[]=(-3) -> bool[3,3]
  Any bool[6,4] int32[2]=(1,0) keep_dims=true -> bool[1,1]
  Any bool[6,?,4] int32[2] -> bool[*]
  Any bool[] int32[]=(-1) -> error
  Any bool[] int32[]=(-1) keep_dims=true -> error
  Any bool[] int32[]=(0) keep_dims=true -> error
  ArgMax float32[2,1] int32[] -> int64[?]
  ArgMax float32[6,2] int32[]=(0) -> int64[2]
  ArgMax float32[] int32[]=(0) -> int64[]
  ArgMax int64[2,3] int32[]=(1) -> int64[2]
  ArgMax int64[3,4] int32[]=(-1) -> int64[3]
  ArgMax int64[] int32[]=(-1) -> int64[]
  ArgMax float32[1,?] int32[]=(-3) -> error
  ArgMax float32[2,6] int32[]=(3) -> error
  ArgMin float32[1,2,1] int32[]=(-1) -> int64[1,2]
  ArgMin float32[4,6,3] int32[]=(-3) -> int64[6,3]
  ArgMin float32[] int32[] -> int64[]
  ArgMin int64[*] int32[] -> int64[*]
  ArgMin int64[2,3] int32[]=(-2) -> int64[3]
  ArgMin int64[6,6] int32[] -> int64[?]
  ArgMin float32[2,2,?] int32[]=(-4) -> error
  ArgMin int64[4,1] int32[]=(-3) -> error
  ArgMin int64[6,1] int32[]=(-3) -> error
  """#

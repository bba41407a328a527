/// Recorded from TensorFlow 2.15.1 by `Sources/Adapters/TensorFlow/operations shapes 13 8 KIND...`.
let recordedShapeUses = #"""
  Reshape float32[1,?] int32[2]=(4,1) -> float32[4,1]
  Reshape float32[3,2,3] int32[3]=(2,3,3) -> float32[2,3,3]
  Reshape float32[3,4,4] int32[3]=(4,4,3) -> float32[4,4,3]
  Reshape int64[1,3,6] int32[2]=(-1,6) -> int64[3,6]
  Reshape int64[4,4,1] int32[3]=(4,-1,1) -> int64[4,4,1]
  Reshape int64[5,?] int32[2]=(-1,6) -> int64[?,6]
  Reshape int64[?,1,6] int32[3]=(1,-1,3) -> int64[1,?,3]
  Reshape int64[?,2] int32[2]=(2,3) -> int64[2,3]
  Reshape float32[1,2] int32[2]=(1,3) -> error
  Reshape float32[2,?] int32[2]=(3,1) -> error
  Reshape int64[4] int32[2]=(4,3) -> error
  Reshape int64[6,1] int32[2]=(3,3) -> error
  ExpandDims float32[3,6] int32[]=(1) -> float32[3,1,6]
  ExpandDims float32[?,2,4] int32[]=(-2) -> float32[?,2,1,4]
  ExpandDims float32[] int32[]=(0) -> float32[1]
  ExpandDims int64[1,5] int32[]=(-1) -> int64[1,5,1]
  ExpandDims int64[1] int32[]=(-2) -> int64[1,1]
  ExpandDims int64[2,3,2] int32[]=(1) -> int64[2,1,3,2]
  ExpandDims int64[3,6] int32[]=(-3) -> int64[1,3,6]
  ExpandDims int64[4] int32[] -> int64[*]
  ExpandDims float32[] int32[]=(1) -> error
  ExpandDims int64[1] int32[]=(-3) -> error
  ExpandDims int64[?,4] int32[]=(-4) -> error
  ExpandDims int64[] int32[]=(-2) -> error
  Squeeze float32[*] -> float32[*]
  Squeeze float32[?,1,6] squeeze_dims=1 -> float32[?,6]
  Squeeze float32[] -> float32[]
  Squeeze int64[*] -> int64[*]
  Squeeze int64[*] squeeze_dims=0,1 -> int64[*]
  Squeeze int64[4,1,1] squeeze_dims=1,2 -> int64[4]
  Squeeze int64[4] -> int64[4]
  Squeeze int64[5] -> int64[5]
  Squeeze float32[1,3,3] squeeze_dims=0,2 -> error
  Squeeze float32[1,5,1] squeeze_dims=0,1,2 -> error
  Squeeze float32[2,1] squeeze_dims=0 -> error
  Squeeze float32[2] squeeze_dims=0 -> error
  Transpose float32[2,1] int32[2]=(0,1) -> float32[2,1]
  Transpose float32[3,3] int32[2]=(1,0) -> float32[3,3]
  Transpose float32[6,1] int32[2]=(1,0) -> float32[1,6]
  Transpose float32[?,2] int32[2]=(1,0) -> float32[2,?]
  Transpose float32[?,4] int32[2]=(1,0) -> float32[4,?]
  Transpose float32[] int32[0]=() -> float32[]
  Transpose int64[1,3,1] int32[3]=(1,2,0) -> int64[3,1,1]
  Transpose int64[?] int32[1]=(0) -> int64[?]
  Transpose float32[2,1,4] int32[2] -> error
  Transpose float32[4,4] int32[3]=(2,0,1) -> error
  Transpose float32[?,2,2] int32[3]=(3,2,1) -> error
  Transpose int64[1] int32[0]=() -> error
  ConcatV2 float32[1,2] float32[1,?] int32[] -> float32[?,?]
  ConcatV2 float32[1] float32[1] int32[] -> float32[?]
  ConcatV2 float32[2,6,6] float32[?,6,6] int32[]=(1) -> float32[2,12,6]
  ConcatV2 float32[2,?] float32[2,5] int32[]=(-2) -> float32[4,5]
  ConcatV2 float32[3] float32[3] float32[3] int32[]=(0) -> float32[9]
  ConcatV2 float32[4,2] float32[4,2] int32[]=(0) -> float32[8,2]
  ConcatV2 float32[4,4] float32[4,4] float32[4,4] int32[]=(-1) -> float32[4,12]
  ConcatV2 float32[?,1,4] float32[3,?,4] int32[]=(1) -> float32[3,?,4]
  ConcatV2 float32[1,?] float32[?] int32[]=(0) -> error
  ConcatV2 float32[1] float32[] int32[]=(0) -> error
  ConcatV2 float32[4,1,1] float32[5,1,?] float32[4,1,2] int32[]=(-2) -> error
  ConcatV2 float32[] float32[] float32[2] int32[]=(0) -> error
  Pack float32[1,?,1] float32[*] axis=2 -> float32[1,?,2,1]
  Pack float32[2] float32[2] axis=-1 -> float32[2,2]
  Pack float32[3,3] axis=1 -> float32[3,1,3]
  Pack float32[3,6,6] float32[3,6,6] axis=0 -> float32[2,3,6,6]
  Pack float32[4,4,?] float32[4,4,?] float32[?,?,1] axis=-1 -> float32[4,4,1,3]
  Pack float32[6,6,2] float32[*] axis=-2 -> float32[6,6,2,2]
  Pack float32[6] axis=0 -> float32[1,6]
  Pack float32[6] float32[6] axis=-2 -> float32[2,6]
  Pack float32[1,4,2] float32[1,4,2] float32[2,1,4,?] axis=-3 -> error
  Pack float32[1,4,2] float32[2,?,4,2] axis=-1 -> error
  Pack float32[1,6] float32[1,2] axis=1 -> error
  Pack float32[2] float32[5,2] axis=-3 -> error
  Unpack float32[2] num=2 axis=-1 -> float32[] float32[]
  Unpack float32[4] num=4 axis=0 -> float32[] float32[] float32[] float32[]
  Unpack float32[?,2,6] num=6 axis=-1 -> float32[?,2] float32[?,2] float32[?,2] float32[?,2] float32[?,2] float32[?,2]
  Unpack int64[2,2] num=2 axis=-1 -> int64[2] int64[2]
  Unpack int64[2,?,6,4] num=4 axis=-3 -> int64[2,6,4] int64[2,6,4] int64[2,6,4] int64[2,6,4]
  Unpack int64[3,2,6] num=2 axis=1 -> int64[3,6] int64[3,6]
  Unpack int64[4,3] num=4 axis=-2 -> int64[3] int64[3] int64[3] int64[3]
  Unpack int64[4,6,1] num=4 axis=0 -> int64[6,1] int64[6,1] int64[6,1] int64[6,1]
  Unpack float32[1,4] num=2 axis=-1 -> error
  Unpack float32[1] num=2 axis=-1 -> error
  Unpack float32[2,6] num=2 axis=1 -> error
  Unpack float32[] num=2 axis=-1 -> error
  Split int32[] float32[6,1] num_split=3 -> float32[?,?] float32[?,?] float32[?,?]
  Split int32[]=(-1) int64[1,3] num_split=1 -> int64[1,3]
  Split int32[]=(-2) int64[6,4] num_split=3 -> int64[2,4] int64[2,4] int64[2,4]
  Split int32[]=(0) float32[4,5] num_split=2 -> float32[2,5] float32[2,5]
  Split int32[]=(1) float32[1,?] num_split=1 -> float32[1,?]
  Split int32[]=(1) float32[2,4,2] num_split=1 -> float32[2,4,2]
  Split int32[]=(1) int64[?,4,6] num_split=2 -> int64[?,2,6] int64[?,2,6]
  Split int32[]=(2) float32[2,1,3] num_split=1 -> float32[2,1,3]
  Split int32[]=(-1) float32[] num_split=1 -> error
  Split int32[]=(-2) float32[1,3] num_split=3 -> error
  Split int32[]=(1) int64[3,4] num_split=3 -> error
  Split int32[]=(2) float32[4,2] num_split=3 -> error
  Shape float32[2] out_type=int64 -> int64[1]
  Shape float32[3,6] out_type=int64 -> int64[2]
  Shape float32[4,6] -> int32[2]
  Shape float32[5,2] -> int32[2]
  Shape float32[?,6] out_type=int64 -> int64[2]
  Shape int64[1,6] -> int32[2]
  Shape int64[4,6,3] out_type=int64 -> int64[3]
  Shape int64[?,6] -> int32[2]
  Size float32[2,4] out_type=int64 -> int64[]
  Size float32[2] out_type=int64 -> int64[]
  Size float32[4,4] out_type=int64 -> int64[]
  Size float32[6,3] -> int32[]
  Size int64[*] -> int32[]
  Size int64[1] -> int32[]
  Size int64[?,3] out_type=int64 -> int64[]
  Size int64[?,6] -> int32[]
  Rank float32[1,2,1] -> int32[]
  Rank float32[2] -> int32[]
  Rank float32[3] -> int32[]
  Rank float32[?,3,1] -> int32[]
  Rank float32[?,4,1] -> int32[]
  Rank float32[] -> int32[]
  Rank float64[?,4,6] -> int32[]
  Rank int32[2,2,4] -> int32[]
  Fill int32[2] float32[] -> float32[?,?]
  Fill int32[2]=(0,1) float32[] -> float32[0,1]
  Fill int32[2]=(2,4) float32[] -> float32[2,4]
  Fill int32[2]=(6,1) float32[] -> float32[6,1]
  Fill int32[2]=(6,3) float32[] -> float32[6,3]
  Fill int32[3] float32[] -> float32[?,?,?]
  Fill int32[3]=(3,2,1) float32[*] -> float32[3,2,1]
  Fill int32[?] float32[] -> float32[*]
  Fill int32[2]=(-1,3) float32[1] -> error
  Fill int32[2]=(6,0) float32[1] -> error
  Fill int32[3]=(-1,4,4) float32[] -> error
  Fill int32[3]=(0,-1,3) float32[] -> error
  BroadcastTo float32[1] int32[1] -> float32[?]
  BroadcastTo float32[3,?] int32[2] -> float32[3,?]
  BroadcastTo float32[4,6] int32[3]=(3,4,6) -> float32[3,4,6]
  BroadcastTo float32[6,3,1] int32[3]=(6,3,1) -> float32[6,3,1]
  BroadcastTo float32[] int32[1]=(6) -> float32[6]
  BroadcastTo float32[] int32[?] -> float32[*]
  BroadcastTo int64[3,1,4] int32[3]=(3,3,4) -> int64[3,3,4]
  BroadcastTo int64[] int32[0]=() -> int64[]
  BroadcastTo float32[2,1,1] int32[2]=(4,4) -> error
  BroadcastTo float32[2] int32[0]=() -> error
  BroadcastTo int64[2] int32[1]=(3) -> error
  BroadcastTo int64[2] int32[1]=(4) -> error
  BroadcastGradientArgs int32[*] int32[3] -> int32[?] int32[?]
  BroadcastGradientArgs int32[2] int32[*] -> int32[?] int32[?]
  BroadcastGradientArgs int32[2] int32[1] -> int32[?] int32[?]
  BroadcastGradientArgs int32[2] int32[2] -> int32[?] int32[?]
  BroadcastGradientArgs int32[2] int32[3] -> int32[?] int32[?]
  BroadcastGradientArgs int32[?] int32[*] -> int32[?] int32[?]
  BroadcastGradientArgs int32[?] int32[3] -> int32[?] int32[?]
  BroadcastGradientArgs int32[?] int32[?] -> int32[?] int32[?]
  BroadcastGradientArgs int32[1,2] int32[3] -> error
  BroadcastGradientArgs int32[2] int32[1,3] -> error
  BroadcastGradientArgs int32[] int32[3] -> error
  BroadcastGradientArgs int32[] int32[?] -> error
  Range int32[] int32[]=(1) int32[]=(0) -> int32[?]
  Range int32[]=(-2) int32[]=(2) int32[]=(3) -> int32[2]
  Range int32[]=(0) int32[]=(1) int32[]=(3) -> int32[1]
  Range int32[]=(0) int32[]=(2) int32[] -> int32[?]
  Range int32[]=(3) int32[]=(4) int32[]=(1) -> int32[1]
  Range int32[]=(3) int32[]=(8) int32[]=(1) -> int32[5]
  Range int32[]=(4) int32[]=(5) int32[] -> int32[?]
  Range int32[]=(5) int32[]=(8) int32[]=(1) -> int32[3]
  Range int32[]=(-2) int32[]=(1) int32[]=(0) -> error
  Range int32[]=(-4) int32[]=(3) int32[]=(0) -> error
  Range int32[]=(0) int32[]=(4) int32[]=(0) -> error
  Range int32[]=(2) int32[]=(5) int32[]=(0) -> error
  InvertPermutation int32[*] -> int32[?]
  InvertPermutation int32[1] -> int32[1]
  InvertPermutation int32[2] -> int32[2]
  InvertPermutation int32[4] -> int32[4]
  InvertPermutation int32[6] -> int32[6]
  InvertPermutation int32[?] -> int32[?]
  InvertPermutation int64[2] -> int64[2]
  InvertPermutation int64[?] -> int64[?]
  InvertPermutation int32[5,6] -> error
  InvertPermutation int32[6,1] -> error
  InvertPermutation int32[?,?,2] -> error
  InvertPermutation int64[] -> error
  StringJoin string[1,1] -> string[1,1]
  StringJoin string[1,3] -> string[1,3]
  StringJoin string[2,3] -> string[2,3]
  StringJoin string[2,6] -> string[2,6]
  StringJoin string[3,4] string[3,4] -> string[3,4]
  StringJoin string[3,?] -> string[3,?]
  StringJoin string[6,2,?] -> string[6,2,?]
  StringJoin string[] -> string[]
  StringJoin string[2,2] string[1,2,2] -> error
  StringJoin string[2] string[?] string[3] -> error
  StringJoin string[3,2] string[3,6] string[1,3,6] -> error
  StringJoin string[4,2] string[?] -> error
  """#

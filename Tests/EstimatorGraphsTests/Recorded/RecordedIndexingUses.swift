/// Recorded from TensorFlow 2.15.1 by `Sources/Adapters/TensorFlow/operations shapes 14 16 KIND...`.
let recordedIndexingUses = #"""
  OneHot int64[1,2] int32[]=(3) float32[] float32[] -> float32[1,2,3]
  OneHot int64[1,4] int32[]=(0) float32[] float32[] -> float32[1,4,0]
  OneHot int64[1] int32[]=(0) float32[2] float32[] axis=0 -> float32[0,1]
  OneHot int64[1] int32[]=(3) float32[] float32[] axis=-1 -> float32[1,3]
  OneHot int64[2,1] int32[]=(3) float32[] float32[] -> float32[2,1,3]
  OneHot int64[2] int32[]=(3) float32[*] float32[2] axis=0 -> float32[3,2]
  OneHot int64[2] int32[]=(3) float32[] float32[] -> float32[2,3]
  OneHot int64[4,2,4] int32[]=(0) float32[] float32[] -> float32[4,2,4,0]
  OneHot int64[4,?] int32[]=(0) float32[] float32[] -> float32[4,?,0]
  OneHot int64[6,3] int32[] float32[] float32[] axis=2 -> float32[6,3,?]
  OneHot int64[6,?,?] int32[]=(3) float32[] float32[] axis=4 -> float32[3,6,?,?]
  OneHot int64[?,4] int32[] float32[2] float32[1] axis=1 -> float32[?,?,4]
  OneHot int64[] int32[] float32[] float32[2] axis=-1 -> float32[?]
  OneHot int64[] int32[] float32[] float32[] -> float32[?]
  OneHot int64[] int32[]=(0) float32[] float32[2] -> float32[0]
  OneHot int64[] int32[]=(3) float32[1] float32[] axis=-1 -> float32[3]
  GatherV2 float32[*] int32[2,?,2] int32[]=(1) batch_dims=1 -> float32[*]
  GatherV2 float32[1,2] int32[2,1,2] int32[]=(-2) batch_dims=1 -> float32[1,2,2]
  GatherV2 float32[1,?] int32[2,3] int32[] -> float32[?,?,?]
  GatherV2 float32[1] int32[] int32[]=(-1) -> float32[]
  GatherV2 float32[2,3,4] int32[2,3] int32[]=(-3) batch_dims=1 -> float32[3,3,4]
  GatherV2 float32[2,3,5] int32[?] int32[]=(-3) -> float32[?,3,5]
  GatherV2 float32[2,5] int32[2,2,3] int32[]=(-1) batch_dims=1 -> float32[2,2,3]
  GatherV2 float32[2] int32[2] int32[]=(0) -> float32[2]
  GatherV2 float32[3,2] int32[2,3] int32[]=(-1) -> float32[3,2,3]
  GatherV2 float32[4,4] int32[3] int32[] -> float32[?,?]
  GatherV2 float32[6,2] int32[5] int32[]=(-1) -> float32[6,5]
  GatherV2 float32[6,?] int32[2] int32[]=(-1) -> float32[6,2]
  GatherV2 float32[6] int32[2] int32[] -> float32[?]
  GatherV2 int64[*] int32[1,2] int32[] -> int64[*]
  GatherV2 int64[3,6,2] int32[3,2] int32[]=(-2) batch_dims=1 -> int64[3,2,2]
  GatherV2 int64[?,1,1] int32[1,3] int32[]=(-3) batch_dims=1 -> int64[3,1,1]
  GatherV2 float32[1] int32[1,2] int32[]=(0) batch_dims=1 -> error
  GatherV2 float32[1] int32[3] int32[]=(1) -> error
  GatherV2 float32[] int32[2] int32[]=(0) batch_dims=1 -> error
  GatherV2 float32[] int32[] int32[]=(-1) -> error
  GatherV2 int64[2] int32[] int32[]=(-1) batch_dims=1 -> error
  GatherV2 int64[3,?] int32[*] int32[]=(2) -> error
  GatherV2 int64[] int32[2] int32[]=(-1) -> error
  GatherV2 int64[] int32[3,2] int32[]=(0) batch_dims=1 -> error
  Slice float32[*] int32[3] int32[3]=(5,3,1) -> float32[5,3,1]
  Slice float32[*] int32[3]=(2,0,0) int32[3]=(-1,0,2) -> float32[?,0,2]
  Slice float32[1,2] int32[2]=(0,0) int32[2]=(1,1) -> float32[1,1]
  Slice float32[2,1] int32[2]=(1,0) int32[2]=(1,1) -> float32[1,1]
  Slice float32[2,2,?] int32[3]=(0,1,1) int32[3]=(-1,-1,2) -> float32[2,1,2]
  Slice float32[2,?] int32[2]=(0,0) int32[2] -> float32[?,?]
  Slice float32[3,3,4] int32[3]=(1,1,3) int32[3]=(2,-1,0) -> float32[2,2,0]
  Slice float32[4,2,3] int32[3]=(3,2,1) int32[3]=(2,0,1) -> float32[2,0,1]
  Slice float32[4,4] int32[2]=(2,4) int32[2]=(2,2) -> float32[2,2]
  Slice float32[4,?,3] int32[3]=(0,0,0) int32[3]=(3,-1,-1) -> float32[3,?,3]
  Slice float32[4] int32[1]=(2) int32[1]=(-1) -> float32[2]
  Slice float32[6,1] int32[2]=(6,1) int32[2] -> float32[?,?]
  Slice float32[6,3,?] int32[3]=(5,1,1) int32[3]=(0,1,0) -> float32[0,1,0]
  Slice int64[4,3] int32[2] int32[2]=(-1,2) -> int64[?,2]
  Slice int64[4,3] int32[2]=(0,3) int32[2]=(4,-1) -> int64[4,0]
  Slice int64[6] int32[1]=(6) int32[1] -> int64[?]
  Slice float32[1] int32[0]=() int32[0]=() -> error
  Slice float32[2] int32[0]=() int32[0] -> error
  Slice float32[?] int32[2]=(3,4) int32[2] -> error
  Slice int64[1,2,2,?] int32[3]=(2,2,1) int32[3] -> error
  Slice int64[2] int32[0]=() int32[0]=() -> error
  Slice int64[3,1] int32[2]=(2,2) int32[2]=(-1,-1) -> error
  Slice int64[4] int32[2] int32[2]=(-1,1) -> error
  Slice int64[6] int32[2]=(0,6) int32[2] -> error
  StridedSlice float32[*] int32[0] int32[0]=() int32[0]=() -> float32[*]
  StridedSlice float32[1,2] int32[2]=(1,0) int32[2]=(0,-4) int32[2]=(1,1) begin_mask=2 -> float32[0,0]
  StridedSlice float32[1,?,1] int32[?] int32[3]=(2,-4,2) int32[3] ellipsis_mask=4 -> float32[*]
  StridedSlice float32[2,2,1] int32[2]=(4,4) int32[2]=(0,-1) int32[2]=(2,2) ellipsis_mask=2 -> float32[0,2,1]
  StridedSlice float32[2,2,4] int32[0]=() int32[0]=() int32[0] -> float32[*]
  StridedSlice float32[3,4,4] int32[?] int32[0]=() int32[0]=() -> float32[3,4,4]
  StridedSlice float32[3] int32[0]=() int32[0]=() int32[0]=() -> float32[3]
  StridedSlice float32[4] int32[0] int32[0]=() int32[0]=() -> float32[4]
  StridedSlice float32[6,3,3] int32[0]=() int32[0] int32[?] -> float32[*]
  StridedSlice float32[6,6,4] int32[3]=(3,3,0) int32[3]=(0,-4,-1) int32[3]=(1,1,1) end_mask=2 -> float32[0,3,3]
  StridedSlice float32[?,1] int32[2]=(3,4) int32[2]=(4,0) int32[2]=(-1,2) new_axis_mask=1 -> float32[1,?,1]
  StridedSlice float32[] int32[0]=() int32[0] int32[0]=() -> float32[]
  StridedSlice float32[] int32[0]=() int32[0]=() int32[0]=() -> float32[]
  StridedSlice int64[1,6,2] int32[1]=(2) int32[1]=(0) int32[1]=(1) new_axis_mask=1 -> int64[1,1,6,2]
  StridedSlice int64[?,?,?] int32[3]=(-2,-2,-4) int32[3]=(0,1,-2) int32[3]=(-1,1,1) shrink_axis_mask=2 -> int64[?,?]
  StridedSlice int64[] int32[0]=() int32[0] int32[0] -> int64[*]
  StridedSlice float32[2] int32[2]=(-2,-1) int32[2]=(-1,-3) int32[2]=(1,1) begin_mask=2 -> error
  StridedSlice float32[4,1] int32[1]=(1) int32[1]=(-1) int32[1]=(-1) shrink_axis_mask=1 -> error
  StridedSlice float32[6,4,1] int32[2]=(4,3) int32[2]=(-1,-4) int32[2]=(1,2) end_mask=1 ellipsis_mask=1 shrink_axis_mask=2 -> error
  StridedSlice float32[] int32[1]=(-2) int32[1]=(2) int32[1]=(2) -> error
  StridedSlice float32[] int32[1]=(0) int32[1]=(-1) int32[1]=(1) end_mask=1 -> error
  StridedSlice int64[1] int32[2]=(3,-3) int32[2]=(1,3) int32[2]=(-1,-1) end_mask=2 -> error
  StridedSlice int64[2,2] int32[2]=(-3,0) int32[2]=(4,-3) int32[2]=(2,2) shrink_axis_mask=1 -> error
  StridedSlice int64[5,1,?] int32[3]=(1,-4,-4) int32[3]=(-3,-1,-3) int32[3]=(-1,1,1) shrink_axis_mask=1 -> error
  Tile float32[*] int32[3]=(3,1,3) -> float32[?,?,?]
  Tile float32[1] int32[1]=(3) -> float32[3]
  Tile float32[2,2,1] int32[3]=(3,1,0) -> float32[6,2,0]
  Tile float32[2,3,?] int32[3]=(3,1,1) -> float32[6,3,?]
  Tile float32[2,6,4] int32[3]=(0,0,1) -> float32[0,0,4]
  Tile float32[4,2,4] int32[3] -> float32[?,?,?]
  Tile float32[4,?] int32[2]=(0,2) -> float32[0,?]
  Tile float32[6] int32[1]=(0) -> float32[0]
  Tile float32[?] int32[1]=(0) -> float32[0]
  Tile float32[] int32[0]=() -> float32[]
  Tile int64[1,2,6] int32[3] -> int64[?,?,?]
  Tile int64[1,3,3] int32[?] -> int64[?,?,?]
  Tile int64[1,6] int32[2] -> int64[?,?]
  Tile int64[1,?] int32[?] -> int64[?,?]
  Tile int64[2,4,5] int32[3]=(0,0,2) -> int64[0,0,10]
  Tile int64[4,1,1] int32[3]=(0,0,1) -> int64[0,0,1]
  Tile float32[1,4,4] int32[2]=(1,2) -> error
  Tile float32[1] int32[0]=() -> error
  Tile float32[2] int32[0]=() -> error
  Tile float32[3,4] int32[3]=(1,3,0) -> error
  Tile float32[] int32[1]=(0) -> error
  Tile int64[1] int32[0]=() -> error
  Tile int64[1] int32[2]=(1,3) -> error
  Tile int64[2] int32[2]=(3,3) -> error
  Pad float32[*] int32[3,2]=(0,0,1,1,0,0) -> float32[?,?,?]
  Pad float32[1,?] int32[2,2]=(1,2,0,0) -> float32[4,?]
  Pad float32[3,1] int32[2,2]=(1,1,1,2) -> float32[5,4]
  Pad float32[3] int32[1,2]=(0,0) -> float32[3]
  Pad float32[3] int32[1,2]=(0,1) -> float32[4]
  Pad float32[4,1,?] int32[3,2]=(2,0,2,1,0,0) -> float32[6,4,?]
  Pad float32[4,2,3] int32[3,2]=(0,0,1,0,1,2) -> float32[4,3,6]
  Pad float32[4,5] int32[2,2]=(2,0,2,1) -> float32[6,8]
  Pad float32[?,?] int32[2,2]=(1,0,1,0) -> float32[?,?]
  Pad int64[*] int32[0,2]=() -> int64[]
  Pad int64[1,3,3] int32[3,2]=(2,0,0,0,2,2) -> int64[3,3,7]
  Pad int64[2,1] int32[2,2]=(2,2,2,1) -> int64[6,4]
  Pad int64[2,3] int32[2,2]=(1,2,2,0) -> int64[5,5]
  Pad int64[3,1] int32[2,2]=(1,2,1,0) -> int64[6,2]
  Pad int64[6,3,2] int32[3,2]=(1,0,2,0,2,2) -> int64[7,5,6]
  Pad int64[6,4] int32[2,2]=(1,2,0,1) -> int64[9,5]
  Pad float32[1,6,?] int32[2,2]=(0,1,0,2) -> error
  Pad float32[2,3,4] int32[2,2]=(2,0,0,2) -> error
  Pad float32[2,4,3] int32[2,2]=(0,1,2,2) -> error
  Pad float32[?] int32[2,2] -> error
  Pad int64[1] int32[0,2]=() -> error
  Pad int64[2,3] int32[1,2]=(0,2) -> error
  Pad int64[2,4,4,6] int32[3,2]=(2,1,0,2,0,2) -> error
  Pad int64[] int32[1,2]=(1,2) -> error
  UnsortedSegmentSum float32[*] int32[*] int32[]=(4) -> float32[*]
  UnsortedSegmentSum float32[*] int32[2] int32[]=(4) -> float32[*]
  UnsortedSegmentSum float32[1,?,3] int32[] int32[] -> float32[?,1,?,3]
  UnsortedSegmentSum float32[1] int32[] int32[]=(4) -> float32[4,1]
  UnsortedSegmentSum float32[2,3,3] int32[] int32[]=(4) -> float32[4,2,3,3]
  UnsortedSegmentSum float32[2,?] int32[2] int32[]=(4) -> float32[4,?]
  UnsortedSegmentSum float32[2] int32[] int32[]=(4) -> float32[4,2]
  UnsortedSegmentSum float32[4,?] int32[?,3] int32[]=(4) -> float32[4]
  UnsortedSegmentSum float32[6,6] int32[6] int32[] -> float32[?,6]
  UnsortedSegmentSum float32[?,1] int32[2] int32[]=(4) -> float32[4,1]
  UnsortedSegmentSum float32[?,4] int32[6] int32[] -> float32[?,4]
  UnsortedSegmentSum float32[] int32[] int32[]=(4) -> float32[4]
  UnsortedSegmentSum int64[*] int32[3] int32[]=(4) -> int64[*]
  UnsortedSegmentSum int64[1] int32[] int32[]=(4) -> int64[4,1]
  UnsortedSegmentSum int64[2,1,3] int32[2] int32[] -> int64[?,1,3]
  UnsortedSegmentSum int64[] int32[] int32[]=(4) -> int64[4]
  UnsortedSegmentSum float32[1,6,1,4] int32[?,1,4] int32[]=(4) -> error
  UnsortedSegmentSum float32[3,1] int32[1,3] int32[] -> error
  UnsortedSegmentSum float32[3,4,2] int32[1] int32[]=(4) -> error
  UnsortedSegmentSum float32[4] int32[6] int32[]=(4) -> error
  UnsortedSegmentSum float32[6,3,2] int32[3] int32[] -> error
  UnsortedSegmentSum float32[6,4] int32[1] int32[] -> error
  UnsortedSegmentSum float32[] int32[1] int32[]=(4) -> error
  UnsortedSegmentSum int64[3,6,2] int32[5,6,2] int32[]=(4) -> error
  """#

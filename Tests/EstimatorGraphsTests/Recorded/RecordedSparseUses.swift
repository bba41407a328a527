/// Recorded from TensorFlow 2.15.1 by `record_operations.py shapes 15 10 KIND...`.
let recordedSparseUses = #"""
  Where float32[*] -> int64[?,?]
  Where float32[2,3,3] -> int64[?,3]
  Where float32[2] -> int64[?,1]
  Where float32[3,2,1] -> int64[?,3]
  Where float32[4,1] -> int64[?,2]
  Where float32[6,3] -> int64[?,2]
  Where float32[?,?,1] -> int64[?,3]
  Where float32[?,?,?] -> int64[?,3]
  Where float32[?] -> int64[?,1]
  Where int32[?,4] -> int64[?,2]
  GatherNd float32[*] int32[2,2] -> float32[*]
  GatherNd float32[3,4,?] int32[3,3] -> float32[3]
  GatherNd float32[4,4] int32[2,1] -> float32[2,4]
  GatherNd float32[4,6,3] int32[2] -> float32[3]
  GatherNd float32[4] int32[3,?,?] -> float32[*]
  GatherNd float32[6,2] int32[*] -> float32[*]
  GatherNd float32[?,6,2] int32[2,2,2] -> float32[2,2,2]
  GatherNd float32[] int32[0] -> float32[]
  GatherNd int64[1,1] int32[3,1] -> int64[3,1]
  GatherNd int64[4,1,6] int32[*] -> int64[*]
  GatherNd float32[3,4] int32[] -> error
  GatherNd float32[4,3,2] int32[3,4] -> error
  GatherNd float32[6,3,1] int32[2,5] -> error
  GatherNd float32[6] int32[3,2] -> error
  GatherNd float32[] int32[2] -> error
  Unique float32[*] out_idx=int64 -> float32[?] int64[*]
  Unique float32[2] -> float32[?] int32[2]
  Unique float32[4] -> float32[?] int32[4]
  Unique float32[6] out_idx=int64 -> float32[?] int64[6]
  Unique int64[*] -> int64[?] int32[*]
  Unique int64[1] -> int64[?] int32[1]
  Unique int64[1] out_idx=int64 -> int64[?] int64[1]
  Unique int64[2] -> int64[?] int32[2]
  Unique int64[2] out_idx=int64 -> int64[?] int64[2]
  Unique int64[4] out_idx=int64 -> int64[?] int64[4]
  Unique float32[1,5] -> error
  Unique float32[?,3] -> error
  Unique float32[] -> error
  Unique int64[6,?,3] out_idx=int64 -> error
  Unique int64[?,4] -> error
  SparseFillEmptyRows int64[*] float32[0] int64[2]=(4,2) float32[] -> int64[?,2] float32[?] bool[4] int64[0]
  SparseFillEmptyRows int64[0,1] float32[0] int64[1]=(2) float32[] -> int64[?,1] float32[?] bool[2] int64[0]
  SparseFillEmptyRows int64[0,?] float32[0] int64[2]=(4,2) float32[] -> int64[?,2] float32[?] bool[4] int64[0]
  SparseFillEmptyRows int64[2,2] float32[2] int64[2]=(2,2) float32[*] -> int64[?,2] float32[?] bool[2] int64[2]
  SparseFillEmptyRows int64[2,2] float32[2] int64[2]=(3,3) float32[] -> int64[?,2] float32[?] bool[3] int64[2]
  SparseFillEmptyRows int64[2,2] float32[?] int64[2]=(4,2) float32[] -> int64[?,2] float32[?] bool[4] int64[2]
  SparseFillEmptyRows int64[3,1] float32[3] int64[1]=(4) float32[] -> int64[?,1] float32[?] bool[4] int64[3]
  SparseFillEmptyRows int64[3,2] float32[3] int64[2] float32[] -> int64[?,2] float32[?] bool[?] int64[3]
  SparseFillEmptyRows int64[3,2] float32[3] int64[2]=(3,3) float32[] -> int64[?,2] float32[?] bool[3] int64[3]
  SparseFillEmptyRows int64[3,2] float32[3] int64[2]=(4,4) float32[] -> int64[?,2] float32[?] bool[4] int64[3]
  SparseFillEmptyRows int64[0,3] float32[0] int64[3]=(4,3,4) float32[2] -> error
  SparseFillEmptyRows int64[2,1] float32[*] int64[1]=(2) float32[1] -> error
  SparseFillEmptyRows int64[2,2] float32[2] int64[2]=(4,2) float32[1] -> error
  SparseFillEmptyRows int64[2,5] float32[?] int64[2]=(4,2) float32[] -> error
  SparseFillEmptyRows int64[2] float32[0] int64[2]=(4,4) float32[1] -> error
  UnsortedSegmentMax float32[1,2] int32[] int32[]=(4) -> float32[4,1,2]
  UnsortedSegmentMax float32[1,6] int32[?,6] int32[]=(4) -> float32[4]
  UnsortedSegmentMax float32[2,4] int32[] int32[]=(4) -> float32[4,2,4]
  UnsortedSegmentMax float32[2] int32[2] int32[]=(4) -> float32[4]
  UnsortedSegmentMax float32[4,2] int32[] int32[]=(4) -> float32[4,4,2]
  UnsortedSegmentMax float32[6,3] int32[6] int32[]=(4) -> float32[4,3]
  UnsortedSegmentMax float32[?] int32[] int32[]=(4) -> float32[4,?]
  UnsortedSegmentMax int64[*] int32[3] int32[]=(4) -> int64[*]
  UnsortedSegmentMax int64[2] int32[?] int32[]=(4) -> int64[4]
  UnsortedSegmentMax int64[4,1] int32[4] int32[] -> int64[?,1]
  UnsortedSegmentMax float32[2,1,2,?] int32[?,2,?] int32[] -> error
  UnsortedSegmentMax float32[4] int32[1] int32[]=(4) -> error
  UnsortedSegmentMax float32[6] int32[1] int32[]=(4) -> error
  UnsortedSegmentMax int64[2,4,3,6] int32[4,3,6] int32[]=(4) -> error
  UnsortedSegmentMax int64[] int32[1] int32[]=(4) -> error
  SparseToDense int64[*] int64[?] float32[] float32[] -> float32[*]
  SparseToDense int64[0,2] int64[2]=(3,4) float32[] float32[] -> float32[3,4]
  SparseToDense int64[0,2] int64[2]=(4,4) float32[] float32[] -> float32[4,4]
  SparseToDense int64[2,1] int64[1] float32[] float32[] -> float32[?]
  SparseToDense int64[2,2] int64[2]=(4,2) float32[2] float32[1] -> float32[4,2]
  SparseToDense int64[2,3] int64[3]=(2,3,4) float32[] float32[] -> float32[2,3,4]
  SparseToDense int64[2,3] int64[3]=(3,2,4) float32[] float32[] -> float32[3,2,4]
  SparseToDense int64[2,?] int64[1]=(2) float32[] float32[] -> float32[2]
  SparseToDense int64[3,2] int64[2]=(2,2) float32[*] float32[] -> float32[2,2]
  SparseToDense int64[?,?] int64[3]=(4,2,4) float32[] float32[] -> float32[4,2,4]
  StringToHashBucketFast string[*] num_buckets=7 -> int64[*]
  StringToHashBucketFast string[2,3] num_buckets=7 -> int64[2,3]
  StringToHashBucketFast string[3,3,1] num_buckets=7 -> int64[3,3,1]
  StringToHashBucketFast string[3] num_buckets=7 -> int64[3]
  StringToHashBucketFast string[4,1,6] num_buckets=7 -> int64[4,1,6]
  StringToHashBucketFast string[4,3,2] num_buckets=7 -> int64[4,3,2]
  StringToHashBucketFast string[5,?,6] num_buckets=7 -> int64[5,?,6]
  StringToHashBucketFast string[6,2] num_buckets=7 -> int64[6,2]
  StringToHashBucketFast string[?] num_buckets=7 -> int64[?]
  StringToHashBucketFast string[] num_buckets=7 -> int64[]
  Bucketize float32[1,3] boundaries=0.0,1.5 -> int32[1,3]
  Bucketize float32[1,4] boundaries=0.0,1.5 -> int32[1,4]
  Bucketize float32[1,6,4] boundaries=0.0,1.5 -> int32[1,6,4]
  Bucketize float32[2,?] boundaries=0.0,1.5 -> int32[2,?]
  Bucketize float32[3,6] boundaries=0.0,1.5 -> int32[3,6]
  Bucketize float32[4,3] boundaries=0.0,1.5 -> int32[4,3]
  Bucketize float32[6,2] boundaries=0.0,1.5 -> int32[6,2]
  Bucketize float32[6,6,6] boundaries=0.0,1.5 -> int32[6,6,6]
  Bucketize int64[1,?] boundaries=0.0,1.5 -> int32[1,?]
  Bucketize int64[6] boundaries=0.0,1.5 -> int32[6]
  Cumsum float32[2] int32[] reverse=true -> float32[2]
  Cumsum float32[3,3,6] int32[]=(2) -> float32[3,3,6]
  Cumsum float32[?,2] int32[]=(0) -> float32[?,2]
  Cumsum float32[?,4,3] int32[] reverse=true -> float32[?,4,3]
  Cumsum float32[] int32[]=(-1) -> float32[]
  Cumsum int64[2] int32[]=(0) reverse=true -> int64[2]
  Cumsum int64[4,6,4] int32[] -> int64[4,6,4]
  Cumsum int64[4,?,6] int32[]=(2) -> int64[4,?,6]
  Cumsum int64[?,6] int32[]=(-2) -> int64[?,6]
  Cumsum int64[] int32[]=(-1) reverse=true -> int64[]
  """#

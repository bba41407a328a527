// Categories: how values become ids.
extension Mutant {
  static let modelCategories: [Mutant] = [
    .model(
      "dense-keeps-minus-one", "cells of −1 in a dense input are there", breaking: .columnInputDense
    ) { request, graph in
      guard request.asks("NotEqual", of: [nil, "Const"], in: graph, named: "sequence_features/"),
        request.inputs[1].dataType == .int64
      else { return }
      request.ask("Equal", of: [request.inputs[0], request.inputs[0]])
    },
    .model(
      "dense-keeps-empty-text", "cells of no text in a dense input are there",
      breaking: .columnInputDense
    ) { request, graph in
      guard request.asks("NotEqual", of: [nil, "Const"], in: graph, named: "sequence_features/"),
        request.inputs[1].dataType == .string
      else { return }
      request.ask("Equal", of: [request.inputs[0], request.inputs[0]])
    },
    .model(
      "identity-default-ignored", "ids outside of the buckets do not become the default",
      breaking: .columnIdentityDefault, taking: { $0.without("default_value") }),
    .model(
      "identity-default-above-only", "ids below zero do not become the default",
      breaking: .columnIdentityDefault
    ) { request, graph in
      guard request.asks("SelectV2", of: ["LogicalAnd", nil, "Const"], in: graph),
        request.inputs[1].dataType == .int64,
        graph.source(of: graph.input(0, of: request.inputs[0])).kind == "GreaterEqual"
      else { return }
      request.inputs[0] = graph.input(1, of: request.inputs[0])
    },
    .model(
      "hash-of-padded-number", "numbers are hashed as texts of two characters or more",
      breaking: .columnHashId
    ) { request, graph in
      guard request.asks("AsString", in: graph, named: "_features/") else { return }
      request.attributes["width"] = .int(2)
    },
    .model(
      "hash-one-bucket-less", "the last bucket of a hash stays empty", breaking: .columnHashId
    ) { request, graph in
      guard request.kind == "StringToHashBucketFast",
        case .int(let count)? = request.attributes["num_buckets"], count > 1
      else { return }
      request.attributes["num_buckets"] = .int(count - 1)
    },
    .model(
      "hash-without-empty", "no text has no bucket", breaking: .columnHashEmpty
    ) { request, graph in
      guard request.kind == "StringToHashBucketFast" else { return }
      let isEmpty = try graph.equal(request.inputs[0], graph.constant(ByteString("")))
      let bucket = try graph.add(
        request.kind, inputs: request.inputs, attributes: request.attributes)
      request.ask(
        "SelectV2", of: [isEmpty, try graph.constant(Int64(-1)), bucket.tensors[0]])
    },
    .model(
      "unknown-shares-buckets", "unknown terms share the buckets of known ones",
      breaking: .columnVocabularyId
    ) { request, graph in
      guard request.asks("AddV2", of: ["StringToHashBucketFast"], in: graph) else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "unknown-is-first", "an unknown term is the first one", breaking: .columnVocabularyId
    ) { request, graph in
      guard request.asks("LookupTableFindV2", in: graph, named: "_features/") else { return }
      request.inputs[2] = try graph.constant(Int64(0))
    },
    .model(
      "vocabulary-default-ignored", "an unknown term has no id, whatever the default",
      breaking: .columnVocabularyDefault
    ) { request, graph in
      guard request.asks("LookupTableFindV2", in: graph, named: "_features/") else { return }
      request.inputs[2] = try graph.constant(Int64(-1))
    },
    .model(
      "vocabulary-file-unread", "the default of a vocabulary file is none",
      breaking: .columnVocabularyFile
    ) { request, graph in
      guard request.asks("LookupTableFindV2", in: graph, named: "_features/") else { return }
      request.inputs[2] = try graph.constant(Int64(-1))
    },
    .model(
      "bucket-edge-below", "a number that is a boundary belongs below it",
      breaking: .columnBucketizedIndex
    ) { request, graph in
      guard request.kind == "Bucketize", case .list(let edges)? = request.attributes["boundaries"]
      else { return }
      request.attributes["boundaries"] = .list(
        edges.map {
          if case .float(let edge) = $0 { .float(Double(Float(edge).nextUp)) } else { $0 }
        })
    },
    .model(
      "cross-with-other-key", "crosses are hashed with another key", breaking: .columnCrossed
    ) { request, graph in
      guard request.kind == "SparseCross" else { return }
      request.attributes["hash_key"] = .int(0)
    },
  ]
}

# `make conformance` and `make test` each do all set-up and work alone.

TOOL    := .build/release/estimator-conformance
ORACLE  := .build/oracle
PEERS   := .build/peers
BENCH   := .build/release/estimator-bench

.PHONY: conformance test oracle golden mutants check setup bench peers

conformance: setup
	swift build -c release --product estimator-conformance
	$(TOOL) run

test: setup
	@# No testable imports, so that tests and command share one release build.
	swift test -c release --disable-testable-imports

# Installs what is missing: HDF5 and OpenSSL headers, h5dump, pkg-config.
setup:
	@.ci/setup

# The Python environment of the real TensorFlow, 1.3 GB. Does nothing when it is up to date.
oracle: setup
	Sources/Adapters/TensorFlow/setup $(ORACLE)

# Records every golden again from the real TensorFlow.
golden: oracle
	swift build -c release --product estimator-conformance
	$(TOOL) record --producer tensorflow

# The whole table of planted bugs and the scenarios that find them.
mutants: setup
	swift build -c release --product estimator-conformance
	$(TOOL) list mutants --matrix

# Times our backend beside TensorFlow and Keras, and beside PyTorch and JAX where `make peers` has been run.
bench: oracle
	swift build -c release --product estimator-bench
	$(BENCH) rnn --oracle $(ORACLE) --peers $(PEERS)

# The Python environment of PyTorch and JAX: large, and only the benchmark wants it.
peers:
	Sources/Adapters/Peers/setup $(PEERS)

# Format lint, and that every import is declared.
check: setup
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --explicit-target-dependency-import-check error

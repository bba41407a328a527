"""Seals HDF5 files so that the conformance suite reads them: `python Fixtures/data/seal.py FILE...`.

A file needs a user block of 512 bytes (h5py: `h5py.File(path, "w", userblock_size=512)`). The seal goes
into that block; the HDF5 content stays as it is. Layout: Sources/Storage/README.md. `--check` changes
nothing and says which files lack a good seal. Needs nothing but Python 3.
"""

import hashlib
import os
import struct
import sys

USER_BLOCK = 512
MAGIC = b"\x89EST\r\n\x1a\n"
HDF5_SIGNATURE = b"\x89HDF\r\n\x1a\n"
VERSION = 1


def seal(payload, kind=b"data"):
    """The user block that goes before these bytes."""
    head = struct.pack(
        "<8sI4x16sQ8x32s", MAGIC, VERSION, kind, len(payload), hashlib.sha256(payload).digest())
    return head.ljust(USER_BLOCK, b"\0")


def read(path):
    """The user block of a file and what follows it."""
    with open(path, "rb") as file:
        block, payload = file.read(USER_BLOCK), file.read()
    if not payload.startswith(HDF5_SIGNATURE):
        sys.exit(f"{path}: no HDF5 after 512 bytes; write it with userblock_size=512")
    return block, payload


def seal_file(path):
    """Puts the seal into the file's user block."""
    _, payload = read(path)
    with open(path, "r+b") as file:
        file.write(seal(payload))
        file.flush()
        os.fsync(file.fileno())


def main(arguments):
    check = arguments[:1] == ["--check"]
    paths = arguments[1:] if check else arguments
    if not paths:
        sys.exit(__doc__)
    broken = False
    for path in paths:
        if not check:
            seal_file(path)
        block, payload = read(path)
        good = block == seal(payload)
        broken |= not good
        print(f"{path}: {'sealed' if good else 'not sealed'}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main(sys.argv[1:])

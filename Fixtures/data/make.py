"""Makes this folder's HDF5 files: `python Fixtures/data/make.py [iris|diabetes|digits|territories]...`.

Needs h5py 3.16.0, and scikit-learn 1.9.1 or Babel 2.18.0; other versions hold the same numbers but perhaps
not the same bytes. The files are written once and then kept; run this only to change what they hold.
"""

import os
import sys

import h5py
import numpy as np

import seal

FOLDER = os.path.dirname(os.path.abspath(__file__))
USER_BLOCK = 512


# In the order of their labels.
LANGUAGES = ("de", "en", "es", "fi", "fr", "hu", "it", "pl", "ru", "tr")
LONGEST_NAME = 16


def sklearn(name, features_type, labels_type):
    """As scikit-learn's loader gives it. The digits' values are whole."""
    from sklearn import datasets
    loaded = getattr(datasets, "load_" + name)()
    return {"features": loaded.data.astype(features_type), "labels": loaded.target.astype(labels_type)}


def territories():
    """Code points of names that are short in every language: territory by territory, language by language."""
    from babel import Locale
    names = [Locale(language).territories for language in LANGUAGES]
    codes = sorted(code for code in names[0] if len(code) == 2 and code.isalpha() and all(
        len(table.get(code, "?" * 99)) <= LONGEST_NAME for table in names))
    rows = [[ord(letter) for letter in table[code]] for code in codes for table in names]
    return {"features": np.array([row + [0] * (LONGEST_NAME - len(row)) for row in rows], np.int32),
            "lengths": np.array([len(row) for row in rows], np.int64),
            "labels": np.array(list(range(len(LANGUAGES))) * len(codes), np.int64)}


FILES = {
    "iris": lambda: sklearn("iris", np.float64, np.int64),
    "diabetes": lambda: sklearn("diabetes", np.float64, np.float64),
    "digits": lambda: sklearn("digits", np.float32, np.int64),
    "territories": territories,
}


def write(name, tensors):
    """Datasets flat under /tensors, contiguous, without times, after a sealed user block."""
    path = os.path.join(FOLDER, name + ".h5")
    with h5py.File(path, "w", libver="v108", userblock_size=USER_BLOCK,
                   track_times=False) as file:
        group = file.create_group("tensors", track_times=False)
        for key, array in tensors.items():
            group.create_dataset(key, data=array, track_times=False)
    seal.seal_file(path)
    shapes = ", ".join(f"{key} {array.dtype}{list(array.shape)}" for key, array in tensors.items())
    print(f"{name}.h5: {shapes}, {os.path.getsize(path)} bytes")


for wanted in sys.argv[1:] or FILES:
    write(wanted, FILES[wanted]())

"""Makes this folder's HDF5 files from scikit-learn: `python Fixtures/data/make.py`.

Needs scikit-learn 1.9.1 and h5py 3.16.0; other versions hold the same numbers but perhaps not the
same bytes. The files are written once and then kept; run this only to change what they hold.
"""

import os

import h5py
import numpy as np
from sklearn import datasets

import seal

FOLDER = os.path.dirname(os.path.abspath(__file__))
USER_BLOCK = 512


def tensors():
    """What each file holds, as scikit-learn's loaders give it. The digits' values are whole."""
    iris, diabetes, digits = (load() for load in (
        datasets.load_iris, datasets.load_diabetes, datasets.load_digits))
    yield "iris", iris.data.astype(np.float64), iris.target.astype(np.int64)
    yield "diabetes", diabetes.data.astype(np.float64), diabetes.target.astype(np.float64)
    yield "digits", digits.data.astype(np.float32), digits.target.astype(np.int64)


def write(name, features, labels):
    """Datasets flat under /tensors, contiguous, without times, after a sealed user block."""
    path = os.path.join(FOLDER, name + ".h5")
    with h5py.File(path, "w", libver="v108", userblock_size=USER_BLOCK,
                   track_times=False) as file:
        group = file.create_group("tensors", track_times=False)
        for key, array in (("features", features), ("labels", labels)):
            group.create_dataset(key, data=array, track_times=False)
    seal.seal_file(path)
    print(f"{name}.h5: features {features.dtype}{list(features.shape)}, "
          f"labels {labels.dtype}{list(labels.shape)}, {os.path.getsize(path)} bytes")


for name, features, labels in tensors():
    write(name, features, labels)

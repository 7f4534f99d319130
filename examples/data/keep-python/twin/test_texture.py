"""The module against the Python that it replaces."""

import ast
import inspect
import sys
from pathlib import Path

import numpy as np
import pytest
import texture

import extract
from photos import read

# ANCHOR: reference
PHOTO = read("china")
VIEWS = {
    "whole": PHOTO,
    "crop": PHOTO[20:41, 30:60],
    "strided": PHOTO[::3, ::2],
    "flipped": PHOTO[::-1, ::-1],
    "transposed": PHOTO.T,
    "smallest": PHOTO[:3, :3],
}
WAYS = [
    texture.histogram,
    texture.histogram_detached,
    texture.histogram_wide,
    lambda image: texture.Image(image).histogram(),
    lambda image: np.bincount(texture.codes(image).ravel(), minlength=256),
]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("way", WAYS)
def test_the_same_as_plain_python(way, view):
    np.testing.assert_array_equal(way(VIEWS[view]), extract.python(VIEWS[view]))
    # ANCHOR_END: reference


@pytest.mark.parametrize("view", VIEWS)
def test_numpy_and_numba_are_no_straw_men(view):
    expected = extract.python(VIEWS[view])
    np.testing.assert_array_equal(extract.numpy(VIEWS[view]), expected)
    np.testing.assert_array_equal(extract.numba(VIEWS[view]), expected)
    np.testing.assert_array_equal(extract.numba_four(VIEWS[view]), expected)


def test_results_live_as_long_as_they_are_used():
    crop = texture.codes(PHOTO)[5:9, 5:9]  # the whole result has no name
    expected = texture.codes(PHOTO)[5:9, 5:9].copy()
    [texture.codes(PHOTO) for _ in range(100)]  # would overwrite it
    np.testing.assert_array_equal(crop, expected)


def test_an_image_does_not_see_later_changes():
    pixels = PHOTO.copy()
    image = texture.Image(pixels)
    pixels[:] = 0
    np.testing.assert_array_equal(image.histogram(), texture.histogram(PHOTO))


def test_out_is_written_in_place():
    out = np.zeros((PHOTO.shape[0] - 2, 2 * (PHOTO.shape[1] - 2)), np.uint8)
    texture.codes_into(PHOTO, out[:, ::2])
    np.testing.assert_array_equal(out[:, ::2], texture.codes(PHOTO))
    assert not out[:, 1::2].any()


# ANCHOR: stub
def test_the_stub_names_what_is_there():
    [stub] = Path(texture.__file__).parent.glob("*.pyi")
    tree = ast.parse(stub.read_text())
    functions = [f for f in tree.body if isinstance(f, ast.FunctionDef)]
    named = {f.name: [a.arg for a in f.args.args] for f in functions}
    there = [f for f in vars(texture).values() if inspect.isbuiltin(f)]
    arguments = lambda f: [*inspect.signature(f).parameters]
    assert named == {f.__name__: arguments(f) for f in there}
    # ANCHOR_END: stub


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "--quiet", "-p", "no:cacheprovider"]))

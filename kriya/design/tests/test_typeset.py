"""What paper is told leaves out the signs that none of its fonts draws."""

import json

import pytest

from kriya.design.typeset import inputs_of


@pytest.mark.parametrize(
    ("said", "set_"),
    [
        ("Selendang 🧵👩🏽‍🎨 tulis", "Selendang tulis"),
        ("🎁 Kado ❤️", "Kado ❤"),
        ("Jl. 5° – “é” ★ ✓ ½ <b> & =1", "Jl. 5° – “é” ★ ✓ ½ <b> & =1"),
    ],
)
def test_pictographs_are_left_out_and_all_else_stands(said, set_):
    assert json.loads(inputs_of({"name": said})["data"]) == {"name": set_}

"""What a zip of photos may hold is looked at before anything is decoded; what is wrong is told by its name."""

from __future__ import annotations

import tracemalloc
from io import BytesIO

import pytest

from kriya.catalog.imports.photos import archive, look_into, read_member
from kriya.catalog.imports.tests.zips import flood, locked, with_bad_sum, zipped
from kriya.catalog.tests.pictures import cloth, heic
from kriya.core.refusal import Refused, known_codes

PHOTO = cloth(60, 80)
MIB = 1 << 20


def codes(data: bytes) -> dict[str, str]:
    found = {one.path: one.code for one in look_into(BytesIO(data)).files}
    assert set(found.values()) - {""} <= known_codes()
    return found


def test_pictures_are_taken_whatever_their_folder_and_what_computers_add_is_passed_over() -> None:
    files = {"foto/Kawung.JPG": PHOTO, "tas.heic": heic(), "foto/Thumbs.db": b"x", "__MACOSX/foto/._Kawung.JPG": b"x"}
    assert codes(zipped(files, packed=True)) == {"foto/Kawung.JPG": "", "tas.heic": ""}


def test_each_wrong_file_is_told_by_its_name_and_the_others_go_on() -> None:
    files = {
        "baik.jpg": PHOTO,
        "../../etc/luar.jpg": PHOTO,
        "/akar.jpg": PHOTO,
        "C:\\foto\\disk.jpg": PHOTO,
        "a/kembar.jpg": PHOTO,
        "b/KEMBAR.jpg": PHOTO,
        "banjir.png": flood(),
        "kata.jpg": b"bukan foto",
        "catatan.txt": b"halo",
        "bom.jpg": b"\0" * (2 * MIB),
    }
    assert codes(zipped(files, packed=True)) == {
        "baik.jpg": "",
        "../../etc/luar.jpg": "photo_path_unsafe",
        "/akar.jpg": "photo_path_unsafe",
        "C:\\foto\\disk.jpg": "photo_path_unsafe",
        "a/kembar.jpg": "photo_name_twice",
        "b/KEMBAR.jpg": "photo_name_twice",
        "banjir.png": "picture_too_large",
        "kata.jpg": "not_a_picture",
        "catatan.txt": "not_a_picture",
        "bom.jpg": "photo_packed_too_tightly",
    }


def test_locked_files_and_files_beyond_a_photos_size_are_told() -> None:
    assert codes(locked(zipped({"a.jpg": PHOTO}))) == {"a.jpg": "photo_encrypted"}
    assert codes(zipped({"besar.jpg": PHOTO + bytes(20 * MIB)})) == {"besar.jpg": "upload_too_big"}


def test_a_damaged_picture_is_told_when_its_bytes_are_read() -> None:
    large = cloth(300, 400)
    data = with_bad_sum(zipped({"a.jpg": large}), large)
    assert codes(data) == {"a.jpg": ""}
    with pytest.raises(Refused, match="picture_broken"):
        read_member(BytesIO(data), "a.jpg")
    with pytest.raises(Refused, match="picture_broken"):
        read_member(BytesIO(data), "b.jpg")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"bukan zip", zipped({"a.jpg": PHOTO})[:200]],
    ids=["empty", "two letters", "words", "cut off"],  # a zip bears the time at which it was made
)
def test_what_is_no_zip_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(Refused, match="photos_damaged"):
        look_into(BytesIO(data))


def test_a_long_table_of_contents_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{n}.jpg": b"" for n in range(archive.MAX_MEMBERS + 1)})
    monkeypatch.setattr(archive, "ZipFile", None)
    with pytest.raises(Refused, match="photos_too_many_files"):
        look_into(BytesIO(data))


def test_files_that_share_their_bytes_are_refused_as_a_whole() -> None:
    data = zipped({"a.jpg": PHOTO, "b.jpg": PHOTO[:1]})
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    # The second file's line says that it lies where the first does, and is as long.
    lying = data[: second + 16] + data[first + 16 : first + 28] + data[second + 28 : second + 42]
    lying += data[first + 42 : first + 46] + data[second + 46 :]
    with pytest.raises(Refused, match="photos_packed_too_tightly"):
        look_into(BytesIO(lying))


def test_neither_bomb_nor_flood_takes_memory() -> None:
    data = zipped({"bom.jpg": b"\0" * (30 * MIB), "banjir.png": flood(60_000)}, packed=True)
    tracemalloc.start()
    codes(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * MIB

"""Photos: small, upright, without place and camera, limited before they are decoded."""

import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kriya.accounts.roles import Role
from kriya.core.pictures import keeping, photo_to_keep
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, MakerPhoto, PublishedMaker
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def jpeg(size: tuple[int, int] = (400, 300), *, orientation: int = 1) -> bytes:
    """A photo as a telephone makes it: left half red, right half blue, with camera and place."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "Kamera Rahasia"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "S", (6.0, 53.0, 19.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, quality=95, comment=b"hidden words")
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of side x side black pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    # A hundred rows are squeezed, and say nothing of those before them: the rest is their copies.
    squeezer, size = zlib.compressobj(9, wbits=-15), side * 3 + 1
    rows = squeezer.compress(b"\0" * size * 100) + squeezer.flush(zlib.Z_FULL_FLUSH)
    # The Adler-32 of so many noughts.
    checksum = pack(">HH", side * size % 65521, 1)
    data = b"\x78\xda" + rows * (side // 100) + squeezer.flush() + checksum
    header = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def hand_in(staff: Any, maker: Maker, data: bytes, alt_text: str = "Kain dijemur") -> Any:
    said = {"photo": SimpleUploadedFile("IMG_0001.jpg", data), "alt_text": alt_text}
    return staff.post(f"{OFFICE}{maker.pk}/foto/baru/", said, follow=True)


def kept(council: Any) -> list[MakerPhoto]:
    with council_scope(council):
        return list(MakerPhoto.objects.order_by("position"))


def test_a_photo_is_upright_small_and_says_nothing_of_place_and_camera(council: Any, staff: Any, maker: Maker) -> None:
    hand_in(staff, maker, jpeg((3200, 2400), orientation=6))
    (photo,) = kept(council)
    data = photo.file.read()
    image = Image.open(BytesIO(data))
    assert image.size == (1200, 1600)
    assert (image.format, image.getexif(), image.info.get("comment")) == ("JPEG", {}, None)
    assert b"Rahasia" not in data
    assert b"hidden words" not in data
    red, _green, blue = image.getpixel((600, 200))
    assert red > 200 > 60 > blue
    assert "IMG_0001" not in photo.file.name


def test_what_was_clear_becomes_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    made = photo_to_keep(BytesIO(out.getvalue()), size=len(out.getvalue()))
    assert Image.open(made.content).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7", b"GIF89a", b"\0\0\0\x18ftypheic", b"<svg/>", jpeg()[:3000]],
    ids=["pdf", "gif", "heic", "svg", "cut off"],
)
def test_what_is_no_photo_is_refused_and_leaves_nothing(council: Any, staff: Any, maker: Maker, data: bytes) -> None:
    assert hand_in(staff, maker, data).status_code == 422
    assert kept(council) == []


def test_a_small_file_of_many_pixels_is_refused_before_it_is_decoded(council: Any, staff: Any, maker: Maker) -> None:
    """trap:35"""
    data = bomb(12_000)
    assert len(data) < 600_000
    page = hand_in(staff, maker, data)
    assert page.status_code == 422
    assert "lebih dari 40 megapiksel" in page.content.decode()
    assert kept(council) == []


_DECODE = """
import sys
from pathlib import Path
from io import BytesIO
import django
django.setup()
from kriya.core.refusal import Refused
from kriya.core.pictures import keeping as files
files.MAX_PIXELS = int(sys.argv[1])

def peak():
    # Not of getrusage: that begins with the peak of whoever started this process.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0])

before = peak()
data = sys.stdin.buffer.read()
try:
    files.photo_to_keep(BytesIO(data), size=len(data))
    said = "kept"
except Refused as no:
    said = no.code
print(said, (peak() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="LOUD: only Linux tells a process its own peak")
@pytest.mark.parametrize(
    ("limit", "said", "megabytes"), [(40_000_000, "picture_too_large", (0, 30)), (10**9, "kept", (200, 2000))]
)
def test_without_the_limit_the_same_file_takes_hundreds_of_megabytes(
    limit: int, said: str, megabytes: tuple[int, int]
) -> None:
    """trap:35, with its twin: the guard off."""
    done = subprocess.run(
        [sys.executable, "-c", _DECODE, str(limit)], input=bomb(9_000), capture_output=True, check=True
    )
    outcome, grown = done.stdout.decode().split()
    assert outcome == said
    assert megabytes[0] <= int(grown) <= megabytes[1]


def test_a_picture_above_twenty_megabytes_is_refused_by_its_size() -> None:
    with pytest.raises(Refused, match="upload_too_big"):
        photo_to_keep(BytesIO(jpeg()), size=keeping.MAX_PHOTO_BYTES + 1)


def test_photos_have_an_order_a_description_and_a_way_back(council: Any, staff: Any, maker: Maker) -> None:
    for words in ("Satu", "Dua", "Tiga"):
        hand_in(staff, maker, jpeg(), words)
    one, two, three = kept(council)
    staff.post(f"{OFFICE}{maker.pk}/foto/{three.pk}/utama/")
    assert [photo.alt_text for photo in kept(council)] == ["Tiga", "Satu", "Dua"]
    staff.post(f"{OFFICE}{maker.pk}/foto/{one.pk}/", {"alt_text": "Canting di tangan"})
    staff.post(f"{OFFICE}{maker.pk}/foto/{two.pk}/hapus/")
    assert [photo.alt_text for photo in kept(council)] == ["Tiga", "Canting di tangan"]
    staff.post(f"{OFFICE}{maker.pk}/foto/{two.pk}/kembalikan/")
    assert [photo.alt_text for photo in kept(council)] == ["Tiga", "Canting di tangan", "Dua"]


def test_the_public_page_follows_the_first_photo_and_the_consent(council: Any, staff: Any, maker: Maker) -> None:
    hand_in(staff, maker, jpeg())
    said = {"subjects": ["name", "photo"], "given_on": "2026-01-15", "source": "formulir"}
    staff.post(f"{OFFICE}{maker.pk}/persetujuan/", said)
    (photo,) = kept(council)
    with council_scope(council):
        assert PublishedMaker.objects.get().photo == photo.file.name
    staff.post(f"{OFFICE}{maker.pk}/foto/{photo.pk}/hapus/")
    with council_scope(council):
        assert PublishedMaker.objects.get().photo == ""


def test_a_photo_is_shown_to_the_office_and_to_no_other_council(council: Any, staff: Any, maker: Maker) -> None:
    hand_in(staff, maker, jpeg())
    (photo,) = kept(council)
    answer = staff.get(f"{OFFICE}{maker.pk}/foto/{photo.pk}/gambar/")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "private" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    stranger = build.browser_of(build.member(build.gunungkidul(), Role.STAFF, "Bagus"))
    assert stranger.get(f"{OFFICE}{maker.pk}/foto/{photo.pk}/gambar/").status_code == 404
    assert stranger.get(f"/gunungkidul/kelola/umkm/{maker.pk}/foto/{photo.pk}/gambar/").status_code == 404


def test_twenty_four_photos_are_enough(council: Any, staff: Any, maker: Maker) -> None:
    with council_scope(council):
        for number in range(24):
            MakerPhoto(maker=maker, file=f"makers/photos/{number}.jpg", position=number).save()
    page = hand_in(staff, maker, jpeg())
    assert "Sudah ada 24 foto" in page.content.decode()
    assert len(kept(council)) == 24

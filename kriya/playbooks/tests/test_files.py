"""What an adversary sends: forged, damaged, older and smuggling files. Each is refused with its own reason."""

import json
from base64 import b64decode, b64encode

import pytest

from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.actions.receiving import receive_file, trust
from kriya.playbooks.actions.writing import keep_playbook
from kriya.playbooks.models import Adoption, Playbook, Received, SigningKey
from kriya.playbooks.sealing import MOST_BYTES, new_key, open_sealed
from kriya.playbooks.tests import builders
from kriya.playbooks.tests.builders import arrived, file_of, forged, published, taken_over
from tests import build


def refused(data):
    """Why a file is refused; it must leave nothing."""
    with pytest.raises(Refused) as no:
        receive_file(data, by=None)
    assert not Received.objects.exists()
    return no.value.code


def test_what_is_no_playbook_or_damaged_is_refused(neighbours):
    data = published(neighbours.source)
    told = json.loads(data)
    with council_scope(neighbours.copier):
        cases = {
            b"": "playbook_not_one",
            b"PK\x03\x04" + data: "playbook_not_one",
            data[:-20]: "playbook_not_one",
            b"[" * 100_000: "playbook_not_one",
            b'{"kriya_playbook": 1, "kriya_playbook": 1}': "playbook_not_one",
            data.replace(b'"version":1', b'"version":1.0'): "playbook_not_one",
            data.replace(b'"version":1', b'"version":NaN'): "playbook_not_one",
            data.replace(b'"version":1', b'"version":' + b"9" * 5000): "playbook_not_one",
            json.dumps({**told, "kriya_playbook": 2}).encode(): "playbook_form_unknown",
            json.dumps({**told, "kriya_playbook": True}).encode(): "playbook_form_unknown",
            json.dumps({**told, "more": 1}).encode(): "playbook_not_one",
            json.dumps(
                {name: value for name, value in told.items() if name != "signature"}
            ).encode(): "playbook_unsigned",
            json.dumps({**told, "signature": ""}).encode(): "playbook_unsigned",
            data + b" " * MOST_BYTES: "playbook_too_large",
        }
        for sent, reason in cases.items():
            assert refused(sent) == reason, sent[:80]
        assert receive_file(json.dumps(told, indent=4).encode(), by=None).digest == told["digest"], (
            "spaces are no change"
        )
        assert receive_file(data, by=None) == Received.objects.get(), "twice is once"


def test_a_changed_word_or_another_signature_is_seen(neighbours):
    data = published(neighbours.source)
    told = json.loads(data)
    other = json.loads(forged(data))
    signature = bytearray(b64decode(told["signature"]))
    signature[0] ^= 1
    with council_scope(neighbours.copier):
        changed = {**told["content"], "version": 9}
        assert refused(json.dumps({**told, "content": changed}).encode()) == "playbook_tampered"
        assert refused(json.dumps({**told, "signature": b64encode(signature).decode()}).encode()) == "playbook_tampered"
        assert refused(json.dumps({**told, "key": other["key"]}).encode()) == "playbook_tampered"
        assert refused(json.dumps({**told, "key": "AAAA"}).encode()) == "playbook_tampered"
        # The hash made right again, by somebody without the key.
        sealed = open_sealed(forged(data, version=9))
        assert (
            refused(json.dumps({**told, "content": sealed.content, "digest": sealed.digest}).encode())
            == "playbook_tampered"
        )
        # base64 has spellings that mean the same bytes: only one is a key.
        assert refused(json.dumps({**told, "key": told["key"] + "\n"}).encode()) in {
            "playbook_tampered",
            "playbook_not_one",
        }


def test_a_key_is_trusted_by_a_person_before_anything_is_applied(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        received = receive_file(data, by=None)
        with pytest.raises(Refused, match="playbook_key_unknown"):
            taken_over(received)
        trust(received.key, name="Pekalongan", is_trusted=True, by=None)
        trust(received.key, name="Pekalongan", is_trusted=False, by=None)
        with pytest.raises(Refused, match="playbook_key_unknown"):
            taken_over(received)
        assert not Adoption.objects.exists()
        trust(received.key, name="Pekalongan", is_trusted=True, by=None)
        taken_over(received)


def test_older_versions_other_signers_and_second_truths_are_refused(neighbours):
    first = published(neighbours.source)
    with council_scope(neighbours.source):
        mine = keep_playbook(Playbook.objects.get(), by=None, summary_id="Lebih jelas.")
        second = file_of(publish(mine, by=None))
        private = SigningKey.objects.get().private
        with pytest.raises(Refused, match="playbook_own"):
            receive_file(first, by=None)
        with pytest.raises(Refused, match="playbook_unchanged"):
            publish(mine, by=None)
    with council_scope(neighbours.copier):
        early = arrived(first)
        taken_over(arrived(second))
        for sent, reason in {
            first: "playbook_older",
            forged(second, version=3): "playbook_key_other",
            forged(second, private, title={"id": "Lain", "en": ""}): "playbook_same_version",
        }.items():
            with pytest.raises(Refused, match=reason):
                receive_file(sent, by=None)
        with pytest.raises(Refused, match="playbook_older"):
            taken_over(early)
        assert Adoption.objects.get().received.version == 2


FREE_TEXTS = [
    ("title", lambda text: {"id": text, "en": ""}),
    ("story", lambda text: {"id": "Cerita", "en": text}),
    ("tasks", lambda text: [{"code": "a", "title": {"id": text, "en": ""}, "owner": "staff", "days": 1}]),
    ("council", lambda text: {"name": text, "level": "city"}),
    ("parts", lambda text: {"crafts": {"a": {"values": {"name_id": text}, "origin": ""}}}),
    ("parts", lambda text: {"campaigns": {"a": {"values": {"posts": [["poster", "home", text]]}, "origin": ""}}}),
    ("lineage", lambda text: [{"digest": "0" * 64, "version": 1, "title": text, "council": ""}]),
]
SECRETS = [
    "Hubungi 0812-3456-7890", "NIK 3375 0112 3456 7890", "rek. 123.456.78.90", "sari@contoh.id", "sari (at) contoh.id",
    "https://contoh.id/x", "galeri.id", "harga Rp 150.000", "omzet 12 juta", "wilayah 33.75.01", "kode 34.03", "<b>tebal</b>",
    "０８１２３４５６７８９",
]  # fmt: skip


@pytest.mark.parametrize(("where", "put"), FREE_TEXTS)
def test_no_free_text_carries_numbers_addresses_money_or_regions(neighbours, where, put):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        for secret in SECRETS:
            assert refused(forged(data, **{where: put(secret)})) == "playbook_smuggles", secret
        harmless = put("Buka pukul 09.00–16.30, 3 hari, 25 %, tahun 2026")
        assert receive_file(forged(data, **{where: harmless}), by=None)


EVIDENCE = builders.minimal("")["evidence"]


def part(code, key, **values):
    """One item of one part."""
    return {code: {key: {"values": values, "origin": ""}}}


NOT_NAMED = [
    ("makers", [{"name": "Batik"}]),
    ("photos", ["aGFsbw=="]),
    ("parts", {"products": {}}),
    ("parts", part("crafts", "a", name_id="x", owner="y")),
    ("parts", part("crafts", "a", name_id=1)),
    ("parts", part("crafts", "../../etc", name_id="x")),
    ("parts", part("crafts", "a")),
    ("parts", part("shop", "aturan", bank_account="1")),
    ("parts", part("shop", "aturan", keys="x")),
    ("parts", part("shop", "aturan", is_open=True)),
    ("parts", part("shop", "aturan", deposit=10_001)),
    ("parts", part("shop", "aturan", deposit=True)),
    ("parts", part("money", "aturan", static_qris="x")),
    ("parts", part("consignment", "baku", minimum_payout=1)),
    ("parts", part("terms", "material:sutra", meaning_id="x")),
    ("parts", part("terms", "people:sari", name_id="x")),
    ("parts", part("campaigns", "a", posts=[["poster", "https", "x"]])),
    ("parts", {"crafts": {"a": {"values": {"name_id": "x"}, "origin": []}}}),
    ("parts", {"crafts": {"a": {"values": {"name_id": "x"}, "origin": "1" * 64}}}),
    ("evidence", {**EVIDENCE, "budget": "125000000"}),
    ("evidence", {**EVIDENCE, "budget": 125}),
    (
        "evidence",
        {
            **EVIDENCE,
            "figures": [{"code": "sales.total", "version": 1, "value": 1, "known": 1, "total": 1}],
        },
    ),
    ("parameters", [{**builders.MARGIN, "field": "keys"}]),
    ("parameters", [{**builders.MARGIN, "key": "lain"}]),
    ("parameters", [builders.HALL, builders.HALL]),
    ("checks", [{"measure": "makers.names", "target": 1}]),
    ("tasks", [{**builders.TASKS[0], "owner": "maker"}]),
    ("tasks", [builders.TASKS[0]] * 2),
    ("title", {"id": "x\u202ey", "en": ""}),
    ("title", "x"),
    ("version", 0),
    ("version", True),
    ("uid", "../../../../../../../../../../../../"),
    ("previous", "x"),
    ("made_on", "2026-13-01"),
    ("made_on", ""),
    ("evidence", {**EVIDENCE, "as_of": "besok"}),
]


def test_only_what_the_schema_names_is_in_a_file(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        for name, value in NOT_NAMED:
            reason = refused(forged(data, **{name: value}))
            assert reason in {"playbook_shape_wrong", "playbook_part_unknown"}, (name, value)


def test_names_of_the_councils_makers_and_people_do_not_leave_it(neighbours):
    build.member(neighbours.source, name="Sari Kinanti")
    with council_scope(neighbours.source):
        build.maker("Batik Sekar Jagad", owner_name="Tejo Wibowo")
        for told in ("Bu SARI kinanti yang mulai", "bersama Batik Sekar-Jagad", "Pak Tejo  Wibowo"):
            with pytest.raises(Refused, match="playbook_names_somebody"):
                publish(builders.playbook(story_id=told), by=None)
        assert publish(builders.playbook(story_id="Kami mulai kecil di museum."), by=None).version == 1


def test_a_published_file_has_nothing_of_people_goods_money_secrets_or_places(neighbours):
    with council_scope(neighbours.source):
        build.maker("Batik Sekar Jagad", owner_name="Tejo Wibowo")
    told = published(neighbours.source).decode()
    for secret in ("1234567890", "50000", "33.75", "Sekar", "Tejo", "bank", "minimum_payout", "region"):
        assert secret not in told, secret


def test_two_keys_are_never_one():
    assert new_key() != new_key()

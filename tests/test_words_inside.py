"""What words write into their JSON columns is told in words: no key, no id and no name of a person who speaks."""

import re
from dataclasses import asdict
from typing import Any

import pytest
from django.utils import translation

from kriya.accounts.queries.history.apart import told_apart, told_whole
from kriya.accounts.queries.history.inside import inside_of
from kriya.achievements.models import PeriodClosing
from kriya.core.ids import new_id
from kriya.marketplaces.models import MarketLayout
from kriya.participation.models import Call
from kriya.participation.terms import Cost, Criterion, Question, Quota, Rule, as_json
from kriya.playbooks.forms import TaskForm
from kriya.playbooks.models import Playbook
from kriya.promotion.blocks.kinds import Block, BlockKind
from kriya.promotion.models import CampaignPage
from kriya.visits.actions.agenda import Part
from kriya.visits.models import Topic, Visit, VisitRules

ID = str(new_id())


def block(kind: BlockKind, **says: Any) -> dict[str, Any]:
    return Block(ID, kind, says).as_json()


TASK = {"code": "rak", "title": {"id": "Pasang rak", "en": "Put up shelves"}, "owner": "staff", "days": 7}
PARAMETER = {"code": "r", "label": {"id": "Ruang mana?", "en": ""}, "kind": "text", "part": "", "key": "", "field": ""}
WRITTEN: list[tuple[Any, str, Any, str]] = [
    (Call, "rules", as_json([Rule("craft", "batik.tulis"), Rule("years", "2")]),
     "Mengerjakan Batik tulis; Sudah berusaha paling sedikit 2 tahun"),
    (Call, "costs", as_json([Cost("Konsumsi", 2_250_000, "apbd")]),
     "Konsumsi · jumlah uang: Rp2.250.000 · dibayar oleh: APBD"),
    (Call, "questions", as_json([Question("why", "Mengapa?", "choice", True, ("ingin", "perlu"))]),
     "Mengapa? · jawaban: pilih satu · pilihan: ingin, perlu · wajib dijawab: ya"),
    (Call, "criteria", as_json([Criterion("need", "Kebutuhan", 2)]),
     "Kebutuhan · bobot: 2 · nilai tertinggi: 5 · ikut dihitung dalam urutan: ya"),
    (Call, "quotas", as_json([Quota("newcomer", "new", 2)]), "pendatang baru · paling sedikit: 2"),
    (Call, "quotas", as_json([Quota("craft", "batik.pekalongan-canting-emas", 1, 3)]),
     "Pekalongan canting emas · paling sedikit: 1 · paling banyak: 3"),
    (CampaignPage, "blocks", [block(BlockKind.PRODUCTS, title_id="Yang baru", products=[ID, ID])],
     "Produk pilihan: Yang baru · produk: 2 dipilih"),
    (CampaignPage, "blocks", [block(BlockKind.COUNTDOWN, until="2026-12-31T17:00:00+00:00")],
     "Hitung mundur · sampai: 1 Jan 2027, 00.00"),
    (CampaignPage, "blocks", [{"id": ID, "kind": "gone", "says": {}}], "blok"),
    (MarketLayout, "columns", {"B": "weight", "C": ""}, "kolom B: Berat; kolom C: dibiarkan"),
    (MarketLayout, "fixed", {"P": "Aktif"}, "kolom P: Aktif"),
    (MarketLayout, "categories", {"batik": "Kain/Batik"}, "Batik: Kain/Batik"),
    (PeriodClosing, "explanations", {"books": "Sudah dibetulkan."}, "penjualan dan buku besar: Sudah dibetulkan."),
    (PeriodClosing, "explanations", {"leap.makers.fostered": "Didata ulang."}, "UMKM binaan: Didata ulang."),
    (Playbook, "chosen", {"crafts": ["a", "b"]}, "Jenis kerajinan tambahan: 2 hal"),
    (Playbook, "figures", ["makers.fostered"], "UMKM binaan"),
    (Playbook, "tasks", [TASK], "Pasang rak · tugas (Inggris): Put up shelves · oleh: pengurus · hari sejak mulai: 7"),
    (Playbook, "checks", [{"measure": "products.priced", "target": 10}], "produk tayang dengan harga ≥ · batas: 10"),
    (Playbook, "parameters", [PARAMETER], "Ruang mana?"),
    (Playbook, "topics", [Topic.CURATION.value], "kurasi produk"),
    (Visit, "topics", [Topic.TRAINING.value], "pelatihan"),
    (Visit, "wished", ["2026-12-24"], "24 Des 2026"),
    (VisitRules, "weekdays", ["0", "5"], "Senin, Sabtu"),
    (VisitRules, "agenda", [asdict(Part("talk", "Paparan", 35, "Wulan"))], "Paparan · bagian: paparan · menit: 35"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "column", "value", "said"), WRITTEN)
def test_what_is_written_is_told_in_words(model: Any, column: str, value: Any, said: str) -> None:
    line = told_whole("Isi", inside_of(model)[column], value)
    assert line is not None
    assert line.before == said


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_key_or_id_is_told_in_either_language(language: str) -> None:
    with translation.override(language):
        for model, column, value, _said in WRITTEN:
            shape, nothing = inside_of(model)[column], type(value)()
            for line in (*told_apart("Isi", shape, nothing, value), *told_apart("Isi", shape, value, nothing)):
                text = f"{line.label} {line.before} {line.after}"
                assert not line.sealed, (column, text)
                assert not re.search(r"[{}\[\]_]|Wulan|" + ID, text), text


def test_every_column_that_is_told_inside_is_tried_here() -> None:
    tried = {(model, column) for model, column, _value, _said in WRITTEN}
    for model in {model for model, _column in tried}:
        assert {column for one, column in tried if one is model} == inside_of(model).keys()


def test_a_task_is_told_as_its_form_writes_it() -> None:
    form = TaskForm({"title_id": "Pasang rak", "days": "7"})
    assert form.is_valid()
    line = told_whole("Tugas", inside_of(Playbook)["tasks"], [form.row()])
    assert line is not None
    assert "Pasang rak" in str(line.before)


def test_a_question_that_only_got_another_code_is_not_told_as_another() -> None:
    found = told_apart("Tanya", inside_of(Playbook)["parameters"], [PARAMETER], [{**PARAMETER, "code": "ruang-mana"}])
    assert [(line.label, line.sealed) for line in found] == [("Tanya", True)]

"""Every part that a word registers goes there and comes back: taken over it reads as at its source, undone it is gone."""

from kriya.achievements.actions.targets import set_target
from kriya.achievements.period import Period
from kriya.core.clock import today
from kriya.core.parts import parts
from kriya.core.scoping import council_scope
from kriya.exhibitions.actions.preparing import add_pattern
from kriya.playbooks.actions.adopting import Said, adopt
from kriya.playbooks.actions.undoing import undo
from kriya.playbooks.models import Adoption
from kriya.playbooks.queries.comparing import compare
from kriya.playbooks.tests.builders import arrived, published
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.pages import keep_page
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.models import CampaignPage
from kriya.showroom.actions.labels import set_label_rules
from kriya.training.actions.courses import keep_course
from kriya.visits.actions.rules import set_rules
from tests import build

AGENDA = [{"kind": "talk", "title": "Paparan capaian", "minutes": 40, "who": "Pengurus"}]
PROGRAMMES = {"visits", "labels", "curriculum", "curriculum.way", "exhibitions", "targets"}


def told():
    """What the parts of the programmes say here, in what travels."""
    known = parts()
    return {code: known[code].read() for code in sorted(PROGRAMMES) if known[code].read()}


def test_agenda_curriculum_checklists_and_targets_go_along_and_come_back(neighbours):
    wulan, bagus = build.person("Wulan"), build.person("Bagus")
    with council_scope(neighbours.source):
        set_rules(most_people=40, agenda=AGENDA, reply_closing="Kami tunggu dengan kain dan kopi.")
        set_label_rules(paper="a4-21", has_craft=False, line="Dibuat dengan tangan")
        price = keep_course(None, name="Menghitung harga", level="first", modules=[("Bahan", "Tahu biaya", 90)])
        keep_course(None, name="Ekspor", level="high", after=price, modules=[("Dokumen", "", 60), ("Ongkos", "", 60)])
        add_pattern(title="Pesan tempat", anchor="start", days=60)
        set_target(Period(today().year), "makers.fostered", 120, by=wulan, note="Renstra")
        there = told()
        assert set(there) == PROGRAMMES
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        received = arrived(data)
        step = adopt(received, Said(), seen=compare(received).digest, by=bagus)
        assert told() == there
        assert all(not item.asked for item in compare(received).items)
        undo(step, by=bagus)
        assert {code for code, items in told().items() if code not in {"visits", "labels"} and items} == set()
        usual = {code: told()[code]["aturan"] for code in ("visits", "labels")}
        assert (usual["visits"]["agenda"], usual["visits"]["reply_closing"]) == ([], "")
        assert (usual["labels"]["paper"], usual["labels"]["has_craft"], usual["labels"]["line"]) == ("a4-24", True, "")
        assert Adoption.objects.get().ended_at is not None
        adopt(received, Said(), seen=compare(received).digest, by=bagus)
        again = told()
        theirs = {code: there[code] for code in usual}
        assert {**again, **theirs} == there, "it can be taken over again"
        assert {code: again[code]["aturan"] for code in usual} == usual, (
            "settings that stand there by now are shown, not overwritten"
        )


def test_the_words_of_a_campaign_page_go_along_and_its_pieces_stay(neighbours):
    wulan = build.person("Wulan")
    with council_scope(neighbours.source):
        campaign = keep_campaign(None, name="Jumat perajin", starts_on=today(), ends_on=None, note="")
        page = keep_page(
            None, campaign=campaign, by=wulan, title_id="Kenali perajinnya", about_id="Satu cerita setiap Jumat."
        )
        page = add_block(
            page, BlockKind.HERO, "a", {"title_id": "Kenali", "text_id": "Satu cerita.", "photo": "rahasia"}
        )
        add_block(
            add_block(page, BlockKind.PRODUCTS, "b", {"products": ["x"]}),
            BlockKind.TEXT,
            "c",
            {"text_id": "Datanglah."},
        )
        there = parts()["campaign-pages"].read()
    data = published(neighbours.source, chosen={"campaign-pages": ["kenali-perajinnya"]})
    assert b"rahasia" not in data
    with council_scope(neighbours.copier):
        received = arrived(data)
        step = adopt(received, Said(), seen=compare(received).digest, by=wulan)
        assert parts()["campaign-pages"].read() == there
        page = CampaignPage.objects.get()
        assert ([block["kind"] for block in page.blocks], page.versions.count()) == (["hero", "text"], 0), "a draft"
        assert undo(step, by=wulan).left == [{"part": "campaign-pages", "key": "kenali-perajinnya", "fields": []}]


def test_every_part_has_a_title_and_fields_that_say_what_they_hold():
    for code, part in parts().items():
        assert str(part.title), code
        assert part.fields, code
        assert all(str(field.label) for field in part.fields.values()), code

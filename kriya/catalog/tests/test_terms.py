"""The words a product is described with: common to all councils, and each council's own."""

import pytest

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.actions.terms import add_term, change_term, give_terms, retire_term
from kriya.catalog.models import Material, Motif, PublishedProduct, Technique
from kriya.catalog.terms import common_words
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.design.motifs import MOTIFS
from kriya.makers.actions.consent import give_consent
from tests import build

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(autouse=True)
def council(db: None):
    council = build.pekalongan()
    with council_scope(council):
        yield council


def test_a_council_gets_the_common_words_once_and_keeps_its_own_names():
    assert give_terms() == len(common_words())
    change_term("motif", Motif.objects.get(code="jlamprang"), name_id="jelamprang")
    assert give_terms() == 0
    assert Motif.objects.get(code="jlamprang").name_id == "jelamprang"


def test_every_common_word_is_whole_in_both_languages():
    words = common_words()
    assert len({(word.kind, word.code) for word in words}) == len(words)
    assert [word.code for word in words if not (word.name_id and word.name_en)] == []
    motifs = [word for word in words if word.kind == "motif"]
    assert [word.code for word in motifs if not (word.meaning_id and word.meaning_en)] == []
    assert {word.pattern for word in motifs} - {""} <= {motif.slug for motif in MOTIFS}
    assert max(len(word.code) for word in words) <= 40


def test_public_pages_follow_a_word_that_is_told_otherwise():
    give_terms()
    maker = build.maker("Batik Sekar")
    give_consent(maker, ["name"], source="uji", by=None)
    kawung, cotton = Motif.objects.get(code="kawung"), Material.objects.get(code="katun")
    product = publish_product(add_product(maker=maker, name="Kain", motif=kawung, materials=[cotton]))
    change_term("motif", kawung, name_id="kawung picis", meaning_id="Buah aren kecil.")
    change_term("material", cotton, name_id="katun mori")
    shown = PublishedProduct.objects.get(pk=product.pk)
    assert (shown.motif_id, shown.meaning_id, shown.materials_id) == ("kawung picis", "Buah aren kecil.", "katun mori")


def test_a_word_is_added_once_and_retired():
    added = add_term("technique", name_id="Wedelan")
    with pytest.raises(Refused, match="term_there_already"):
        add_term("technique", name_id="wedelan")
    retire_term(added)
    retire_term(added)
    assert not Technique.objects.active().exists()

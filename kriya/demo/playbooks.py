"""The story of the demo: Gunungkidul came to learn how Pekalongan sells for its makers, and took the playbook home."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.crafts.actions import add_craft
from kriya.crafts.models import Craft
from kriya.playbooks.actions.adopting import Said, adopt
from kriya.playbooks.actions.giving import give_to_guests
from kriya.playbooks.actions.measuring import measure_due
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.actions.receiving import fetch, trust
from kriya.playbooks.actions.sharing import set_share
from kriya.playbooks.actions.tasks import tick
from kriya.playbooks.actions.writing import keep_playbook, offer
from kriya.playbooks.models import Adoption, Playbook, PublishedPlaybook, Share, Way
from kriya.playbooks.queries.comparing import compare
from kriya.playbooks.queries.content import choices
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Campaign
from kriya.visits.actions.after import add_material
from kriya.visits.models import Direction, Visit, VisitState
from kriya.visits.queries.materials import newest_decks

SOURCE: Final = "pekalongan"
DAYS: Final = 100
"""So long ago it was taken home: the first measurement after the baseline has come."""
_TASKS: Final = (
    ("ruang-galeri", "Siapkan ruang galeri yang mudah dilihat tamu", "Prepare a showroom that guests come across", Role.STAFF, 14),
    ("perjanjian", "Buat perjanjian titip jual dengan lima belas perajin pertama", "Agree on consignment with the first fifteen makers", Role.STAFF, 30),
    ("foto-produk", "Potret produk dengan cahaya jendela dan latar polos", "Photograph products by a window, on a plain ground", Role.CURATOR, 45),
    ("kasir", "Latih dua kasir memakai kasir tablet", "Train two cashiers at the tablet", Role.CASHIER, 45),
    ("rekening", "Pisahkan rekening titipan perajin dari kas dewan", "Keep the makers' money in an account of its own", Role.TREASURER, 21),
    ("pelunasan", "Lunasi perajin setiap Jumat", "Pay the makers every Friday", Role.TREASURER, 60),
    ("evaluasi", "Bandingkan angka sebelum dan sesudah bersama perajin", "Look at the figures before and after with the makers", Role.CHAIR, 120),
)  # fmt: skip
_DONE: Final = ("ruang-galeri", "perjanjian", "foto-produk", "rekening")
_CHECKS: Final = (
    ("products.priced", 10), ("agreements.makers", 15), ("showroom.shelf", 20), ("sales.showroom", 10), ("shop.open", 1),
    ("orders.first_settled", 7), ("campaigns.running", 1),
)  # fmt: skip
_WORDS: Final = {
    "title_id": "Pemasaran daring dan luring UMKM binaan",
    "title_en": "Selling online and offline for fostered makers",
    "summary_id": "Satu galeri, satu toko daring, satu stok: perajin tahu setiap hari apa yang laku dan berapa haknya.",
    "summary_en": "One showroom, one online shop, one stock: makers know each day what sold and what they are owed.",
    "story_id": "Kami mulai dari satu ruang di museum dan buku tulis. Yang membuat perajin percaya bukan tempatnya, melainkan "
    "tanda terima saat menitip dan pelunasan yang tidak pernah terlambat.\n\nDua hal yang akan kami lakukan lebih awal: "
    "memotret produk sebelum masuk rak, dan memberi satu tautan untuk tiap tempat promosi supaya tahu mana yang berhasil.",
    "story_en": "We began with one room in the museum and a notebook. What made makers trust us was not the place but a receipt "
    "for what they brought, and payment that was never late.\n\nTwo things that we would do earlier: photograph products before "
    "they reach the shelf, and give each place of promotion its own link, to know what works.",
    "staff": 6,
    "budget": "middle",
    "topics": ["selling_online", "selling_offline", "consignment", "promotion"],
}
_FIGURES: Final = ["makers.fostered", "products.published", "products.all", "crafts.active"]


def seed_first_edition(people: Mapping[str, User]) -> None:
    """Let the source write its playbook and publish it, before its figures were ever published."""
    if current_council().slug != SOURCE:
        return
    with standing_at(now() - timedelta(days=DAYS + 5)):
        _add_own(people[Role.STAFF])
        parameters = [
            _asked("komisi", "Besar komisi galeri", "Commission", "consignment", "baku", "basis_points"),
            _asked("ruang", "Ruang mana yang menjadi galeri?", "Which room becomes the showroom?"),
        ]
        mine = keep_playbook(
            None, by=people[Role.CHAIR], **_WORDS, figures=_FIGURES, parameters=parameters,
            chosen={code: sorted(items) for code, _part, items in choices() if items},
            tasks=[
                {"code": code, "title": {"id": name, "en": english}, "owner": role.value, "days": days}
                for code, name, english, role, days in _TASKS
            ],
            checks=[{"measure": code, "target": target} for code, target in _CHECKS],
        )  # fmt: skip
        publish(mine, by=people[Role.CHAIR])
        offer(mine, True, by=people[Role.CHAIR])


def _asked(code: str, name: str, english: str, part: str = "", key: str = "", field: str = "") -> dict[str, Any]:
    label = {"id": name, "en": english}
    return {"code": code, "label": label, "kind": "text", "part": part, "key": key, "field": field}


def _add_own(by: User) -> None:
    """Add what is the source's own: a craft, and links of its campaign to its pages."""
    add_craft(
        code="pekalongan-batik-malam-dingin", name_id="Batik malam dingin", name_en="Cold wax batik",
        parent=Craft.objects.get(code="batik"), kbli_code="13134", kbli_edition="2020", synonyms="batik colet\nmalam dingin",
    )  # fmt: skip
    for campaign in Campaign.objects.all()[:1]:
        make_link(Target(page="products"), "whatsapp", campaign=campaign, name="Status Jumat", by=by)
        make_link(Target(page="makers"), "poster", campaign=campaign, name="Poster pintu masuk", by=by)


def seed_adoption(people: Mapping[str, User]) -> None:
    """Let the guests take the playbook over, while their catalogue is still empty: that is what they begin from."""
    if current_council().slug == SOURCE:
        return
    chair = people[Role.CHAIR]
    with standing_at(now() - timedelta(days=DAYS)):
        for one in PublishedPlaybook.objects.offered():
            received = fetch(Way.NEIGHBOUR, str(one.playbook_id), by=people[Role.STAFF])
            trust(received.key, name=received.content["council"]["name"], is_trusted=True, by=chair)
            answers = {"komisi": 2000, "ruang": "Aula lama di Wonosari"}
            adopt(received, Said({}, answers), seen=compare(received).digest, by=chair)


def seed_progress(people: Mapping[str, User]) -> None:
    """Let the copier do its tasks and be measured, and the source publish an edition with its figures."""
    for mine in Playbook.objects.all():
        publish(mine, by=people[Role.CHAIR])
        _hand_over(mine, by=people[Role.STAFF])
    for adoption in Adoption.objects.all():
        for task in adoption.tasks.filter(code__in=_DONE):
            with standing_at(now() - timedelta(days=max(1, (today() - task.due_on).days + 2))):
                tick(task, True, by=people[task.owner])
        measure_due(adoption)
        set_share(adoption, Share.FIGURES)


def _hand_over(mine: Playbook, *, by: User) -> None:
    """Lay the playbook and the newest deck on the pages of the councils that came."""
    deck = newest_decks().first()
    incoming = Visit.objects.filter(institution__kind="council", direction=Direction.INCOMING, state=VisitState.HELD)
    for visit in incoming.filter(on__gte=today() - timedelta(days=1500)).order_by("-on"):
        give_to_guests(mine, visit, by=by)
        if deck is not None:
            add_material(visit, deck=deck, by=by)

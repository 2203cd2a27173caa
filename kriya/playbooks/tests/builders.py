"""A council whose way of working is worth copying, and its playbook.

Pekalongan (A) has own crafts, terms of consignment at 25 %, rules of its shop and a campaign; Gunung Kidul (B) begins
with nothing of that.
"""

import json
from typing import Any

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.crafts.actions import add_craft, give_taxonomy
from kriya.crafts.models import Craft
from kriya.playbooks.actions.adopting import Said, adopt
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.actions.receiving import receive_file, trust
from kriya.playbooks.actions.sharing import make_report, set_share
from kriya.playbooks.actions.writing import keep_playbook
from kriya.playbooks.models import Adoption, AdoptionStep, Edition, Playbook, Received
from kriya.playbooks.queries.comparing import compare
from kriya.playbooks.queries.content import choices
from kriya.playbooks.sealing import REPORT, Sealed, new_key, seal
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.links import Target, make_link
from kriya.shop.actions.settings import change_rules
from kriya.showroom.actions.agreements import agree

TERMS: dict[str, Any] = {
    "commission": "flat", "basis_points": 2500, "discount_bearer": "shared", "maker_share": 5000, "loss_bearer": "council",
    "term_days": 90, "grace_days": 30, "note": "Barang diterima dengan tanda terima.",
}  # fmt: skip
MOTIF = "pekalongan-batik-malam-dingin"
TASKS = [
    {
        "code": "galeri",
        "title": {"id": "Siapkan ruang galeri", "en": "Prepare the showroom"},
        "owner": "staff",
        "days": 14,
    },
    {
        "code": "rekening",
        "title": {"id": "Buka rekening galeri", "en": "Open an account"},
        "owner": "treasurer",
        "days": 30,
    },
]
CHECKS = [{"measure": "products.priced", "target": 10}, {"measure": "orders.first_settled", "target": 7}]
MARGIN = {
    "code": "margin", "label": {"id": "Besar komisi", "en": "Commission"}, "kind": "percent", "part": "consignment",
    "key": "baku", "field": "basis_points",
}  # fmt: skip
HALL = {
    "code": "ruang", "label": {"id": "Ruang galeri", "en": "Hall"}, "kind": "text", "part": "", "key": "", "field": "",
}  # fmt: skip


def set_up(council: Council) -> None:
    """Give a council what its playbook carries."""
    with council_scope(council):
        give_taxonomy()
        add_craft(
            code=MOTIF, name_id="Batik malam dingin", parent=Craft.objects.get(code="batik"), kbli_code="13134",
            kbli_edition="2020", synonyms="colet",
        )  # fmt: skip
        agree(None, from_on="2026-01-01", by=None, minimum_payout=50_000, **TERMS)
        change_rules(
            deposit=3000, transfer_hours=12, terms_id="Barang dikirim dalam tiga hari.", bank_account="1234567890"
        )
        campaign = keep_campaign(None, name="Belanja Karya Tangan", starts_on="2026-01-01", note="Setiap Jumat")
        make_link(Target(page="products"), "instagram", campaign=campaign, name="Cerita", by=None)


def everything() -> dict[str, list[str]]:
    """What can be chosen of the council of the scope: all of it."""
    return {code: sorted(items) for code, _part, items in choices() if items}


def playbook(**said: Any) -> Playbook:
    """A playbook of the council of the scope with all that it has."""
    told = {
        "title_id": "Pemasaran daring dan luring", "summary_id": "Galeri, toko, dan promosi.", "story_id": "Kami mulai kecil.",
        "chosen": everything(), "tasks": TASKS, "checks": CHECKS, "parameters": [],
    }  # fmt: skip
    return keep_playbook(None, by=None, **{**told, **said})


def file_of(edition: Edition) -> bytes:
    """The file of an edition."""
    return Sealed(edition.content, edition.digest, edition.key, edition.signature).text.encode()


def published(council: Council, **said: Any) -> bytes:
    """The file of a council's first edition."""
    with council_scope(council):
        return file_of(publish(playbook(**said), by=None))


def arrived(data: bytes) -> Received:
    """A file on the shelf of the council of the scope, its key trusted."""
    received = receive_file(data, by=None)
    trust(received.key, name=received.content["council"]["name"], is_trusted=True, by=None)
    return received


def taken_over(received: Received, *, answers: dict[str, Any] | None = None, **choices: bool) -> AdoptionStep:
    """A playbook taken over as it is proposed, but for `choices`: "crafts/x" written crafts__x."""
    said = Said({path.replace("__", "/"): value for path, value in choices.items()}, answers or {})
    return adopt(received, said, seen=compare(received).digest, by=None)


def forged(data: bytes, private: str | None = None, **changed: Any) -> bytes:
    """A file with other content, hashed and signed by whoever forges it: only its rules can refuse it."""
    content = json.loads(data)["content"]
    content.update(changed)
    return seal(content, private or new_key()).text.encode()


def report_of(council: Council, share: str = "figures") -> bytes:
    """The file of a council's next report on the one playbook that it took over."""
    with council_scope(council):
        adoption = Adoption.objects.get()
        if adoption.share != share:
            set_share(adoption, share)
        one = make_report(adoption, by=None)
        return Sealed(one.content, one.digest, one.key, one.signature, REPORT).text.encode()


def forged_report(data: bytes, private: str, **changed: Any) -> bytes:
    """A report that says otherwise, signed with a key: only its rules can refuse it."""
    return seal({**json.loads(data)["content"], **changed}, private, REPORT).text.encode()


def minimal_report(report: str) -> dict[str, Any]:
    """The least that a report may say."""
    return {
        "report": report, "serial": 1, "council": {"name": "Dekranasda contoh", "level": "city", "region": "33.75"},
        "playbook": {"uid": report, "version": 1, "digest": "0" * 64}, "credit": [], "share": "nothing",
        "started_on": "2026-01-15", "as_of": "2026-01-15", "tasks_done": 0, "tasks_all": 0, "checks": [], "measured": [],
    }  # fmt: skip


def minimal(uid: str) -> dict[str, Any]:
    """The least that a playbook may say."""
    return {
        "uid": uid, "version": 1, "previous": "", "made_on": "2026-01-15",
        "council": {"name": "Dekranasda contoh", "level": "city"},
        **{name: {"id": name, "en": ""} for name in ("title", "summary", "story")},
        "evidence": {
            "as_of": "", "snapshot": "", "figures": [], "makers": None, "staff": None, "budget": "",
        },
        "parts": {}, "parameters": [], "tasks": [], "checks": [], "lineage": [],
    }  # fmt: skip

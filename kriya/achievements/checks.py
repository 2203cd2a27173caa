"""What `kriya check` proves of publications."""

from collections.abc import Iterable
from typing import Any, Final

from kriya.achievements.actions.decks import digest_of_deck
from kriya.achievements.deck.file import LAYOUT
from kriya.achievements.models import Deck, NationReport, PeerFigures, Snapshot
from kriya.achievements.queries.nation import figures_of, marks_of, overlap_to_tell, overlap_told, parts_of, report_of
from kriya.achievements.queries.peers import has_agreed, values_of
from kriya.achievements.queries.snapshots import digest_of, periods_published
from kriya.achievements.queries.stories import still_allowed
from kriya.core.checks.running import Found
from kriya.core.scoping import current_council

_DECKS: Final = 20
"""So many of the newest decks are made again; each takes half a second."""


def publications_unchanged() -> Found:
    """Compare each publication with its digest, and the row of digests with itself: none changed, none taken out."""
    snapshots = {snapshot.digest: snapshot for snapshot in Snapshot.objects.order_by("published_at", "pk")}
    differences = []
    for digest, snapshot in snapshots.items():
        if digest_of(snapshot) != digest:
            differences.append(f"publication of {snapshot.as_of} ({snapshot.pk}) was changed")
        if snapshot.previous_digest and snapshot.previous_digest not in snapshots:
            differences.append(f"publication before {snapshot.as_of} ({snapshot.pk}) is missing")
    return Found(len(snapshots), differences)


def decks_come_out_the_same() -> Found:
    """Make the newest decks again and compare their files with what they were; not those of an older layout, and not
    those from which a maker took leave back."""
    heavy = ("snapshot__figures", "snapshot__baseline", "snapshot__contributions")
    decks = Deck.objects.filter(layout=LAYOUT).select_related("snapshot").defer(*heavy).order_by("-made_at", "-pk")
    whole = [deck for deck in decks[:_DECKS] if len(still_allowed(deck.stories)) == len(deck.stories)]
    differences = [
        f"deck “{deck.title}” ({deck.pk}) comes out otherwise in {language}"
        for deck in whole
        for language, digest in deck.digests.items()
        if digest_of_deck(deck, language) != digest
    ]
    return Found(len(whole), differences)


def peers_are_told_the_truth() -> Found:
    """Compare what counts in medians with the publications: nothing without consent, and nothing else than they say."""
    told = {one.period: one for one in PeerFigures.objects.filter(council=current_council())}
    wanted = {one.period: one for one in periods_published()} if has_agreed() else {}
    differences = [
        f"figures of {period} among councils are not those published"
        for period in told.keys() | wanted.keys()
        if period not in told or period not in wanted or told[period].values != values_of(wanted[period].public)
    ]
    return Found(len(told), sorted(differences))


def nation_is_told_what_was_approved() -> Found:
    """Compare what province and nation see with the approved publications, and how many makers they count twice."""
    told = {one.period: one for one in NationReport.objects.filter(council=current_council())}
    wanted = {one.period: one for one in periods_published()}
    differences = []
    for period in sorted(told.keys() | wanted.keys()):
        report, snapshot = told.get(period), wanted.get(period)
        if report is None or snapshot is None:
            differences.append(f"{period}: " + ("missing" if report is None else "was never approved"))
            continue
        said = report_of(snapshot)
        differences += [f"{period}: differs in {name}" for name in said if getattr(report, name) != said[name]]
        differences += _figures_differ(report, snapshot)
        differences += [f"{period}: marks were changed"] if marks_of(period) != report.identified else []
        differences += _overlaps_differ(report)
    return Found(len(told), differences)


def _figures_differ(report: NationReport, snapshot: Snapshot) -> list[str]:
    columns = ("code", "version", "value", "known", "total", "is_revised", "period", "province_code", "is_province")
    parts = ("code", "key", "version", "value", "name_id", "name_en", "period", "province_code", "is_province")
    wrong = _apart(columns, report.figures, figures_of(snapshot, report))
    wrong |= _apart(parts, report.parts, parts_of(snapshot, report))
    return [f"{report.period}: {row[0]} is told otherwise" for row in sorted(wrong, key=str)]


def _apart(columns: tuple[str, ...], kept: Any, wanted: Iterable[Any]) -> set[tuple[Any, ...]]:
    there = set(kept.values_list(*columns))
    return there ^ {tuple(getattr(one, name) for name in columns) for one in wanted}


def _overlaps_differ(report: NationReport) -> list[str]:
    """Look at the nation only from the first council that reports, since it is counted over all of them."""
    first = NationReport.objects.filter(period=report.period).order_by("pk").values_list("pk", flat=True)[0]
    scopes = (report.province_code, "") if first == report.pk else (report.province_code,)
    return [
        f"{report.period}: makers in two registers of {scope or 'the nation'} are told otherwise"
        for scope in scopes
        if overlap_told(report.period, scope) != overlap_to_tell(report.period, scope)
    ]

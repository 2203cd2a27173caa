"""Measure in this process; exit 1 where a goal is missed."""

import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

django.setup()

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.models import Maker
from kriya.participation.actions.calls import make_call, publish_call
from kriya.participation.actions.presence import Told, check_in
from kriya.participation.actions.ranking import seal
from kriya.participation.actions.sessions import keep_session
from kriya.participation.choosing import Candidate, Rules, Sheet, choose
from kriya.participation.models import Application, Juror, Place, Review
from kriya.participation.queries.judging import sealed_of
from kriya.participation.scanning import ticket_of
from kriya.participation.terms import Criterion, Quota

APPLICATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
SCANS = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
RANK_GOAL, SEAL_GOAL, SCAN_GOAL, ROUNDS = 2.0, 2.0, 5.0, 5
CRITERIA = (
    Criterion("need", "Kebutuhan", 2),
    Criterion("ready", "Kesiapan", 1),
    Criterion("story", "Cerita", counts=False),
)
DISTRICTS = [f"33.75.0{n}" for n in range(1, 5)]
QUOTAS = (*(Quota("district", code, 20, 200) for code in DISTRICTS), Quota("newcomer", "new", 100))


def best_of(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the fastest and the slowest of some rounds, in seconds."""
    took = []
    for _round in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took), max(took)


def candidates() -> list[Candidate]:
    return [
        Candidate(
            f"{n:06}",
            (("district", DISTRICTS[n % 4]), *([("newcomer", "new")] if n % 3 else [])),
            tuple(Sheet(str(juror), {"need": (n * juror) % 6, "ready": (n + juror) % 6}) for juror in (1, 2, 3)),
            n % 3 if n % 3 == 0 else 0,
        )
        for n in range(APPLICATIONS)
    ]


people, rules = candidates(), Rules(500, CRITERIA, QUOTAS, 5, "undian")
rank = best_of(lambda: choose(people, rules))

council = Council.objects.create(slug="bench", name="Bench", short_name="Bench", region_code="33.75")
with council_scope(council):
    by = User.objects.create(email="bench@contoh.id", name="Bench")
    call = make_call(
        "training", by=by, title="Bench", starts_on=today() + timedelta(days=9), ends_on=today() + timedelta(days=9), places=500,
        opens_at=now() - timedelta(days=9), closes_at=now() - timedelta(days=1), criteria=CRITERIA, quotas=QUOTAS, rotation_points=5,
    )  # fmt: skip
    publish_call(call)
    makers = [Maker.of_scope(slug=f"m{n}", name=f"M {n}", district_code=DISTRICTS[n % 4]) for n in range(APPLICATIONS)]
    Maker.objects.bulk_create(makers, batch_size=1000)
    rows = [
        Application.of_scope(
            call=call, maker=maker, state="sent", began_at=now(), changed_at=now(), sent_at=now(), by=by,
            facts={"district": maker.district_code},
        )
        for maker in makers
    ]  # fmt: skip
    Application.objects.bulk_create(rows, batch_size=1000)
    Juror(call=call, user=by, added_at=now()).save()
    Review.objects.bulk_create(
        (Review.of_scope(application=row, user=by, points={"need": n % 6, "ready": n % 5}, said_at=now()) for n, row in enumerate(rows)),
        batch_size=1000,
    )  # fmt: skip
    began = time.perf_counter()
    seal(call, by=by)
    sealed = time.perf_counter() - began
    began = time.perf_counter()
    assert sealed_of(call).is_whole
    replayed = time.perf_counter() - began
    session = keep_session(call, None, title="Bench", starts_at=now(), ends_at=now() + timedelta(hours=3))
    places = [
        Place.of_scope(
            call=call, application=row, maker_id=row.maker_id, state="taken", seat=n, offered_at=now(), changed_at=now()
        )
        for n, row in enumerate(rows[:500], start=1)
    ]
    Place.objects.bulk_create(places)
    told = [Told(new_id(), ticket_of(places[n % len(places)].pk), "ticket", now()) for n in range(SCANS)]
    began = time.perf_counter()
    said = [scan.said for scan in check_in(session, told, by=by)]
    scanned = time.perf_counter() - began
    assert said.count("in") == min(SCANS, len(places))
print(f"ranking {APPLICATIONS:,}, the rule alone: {rank[0]:.2f} to {rank[1]:.2f} s (goal {RANK_GOAL} s)")
print(
    f"ranking {APPLICATIONS:,}, read, ranked, sealed, decisions noted: {sealed:.2f} s (goal {SEAL_GOAL} s); "
    f"made again and compared: {replayed:.2f} s"
)
print(f"check-in of {SCANS:,} scans at once: {scanned:.2f} s (goal {SCAN_GOAL} s)")
sys.exit(rank[1] > RANK_GOAL or sealed > SEAL_GOAL or scanned > SCAN_GOAL)

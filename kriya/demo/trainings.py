"""Two years of trainings in the demo: who applied, who was chosen and why, who came, and what came of it."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.crafts.models import Craft
from kriya.demo.curriculum import COURSES, HOPES, LIKED, ROOMS, TERMS, TRAINERS, TRAININGS, WISHED, TrainingSaid
from kriya.ledger.days import start_of
from kriya.makers.actions.papers import Upload
from kriya.makers.models import Maker, MakerLogin
from kriya.participation.actions.applications import save_draft, send
from kriya.participation.actions.calls import change_call, make_call, publish_call
from kriya.participation.actions.certificates import issue_all
from kriya.participation.actions.deciding import apply_decisions
from kriya.participation.actions.judging import appoint, review
from kriya.participation.actions.places import answer, expire_due
from kriya.participation.actions.presence import Told, check_in
from kriya.participation.actions.ranking import seal
from kriya.participation.actions.results import give_feedback, keep_scores
from kriya.participation.actions.sessions import keep_room, keep_session
from kriya.participation.models import Application, Call, Place, PlaceState, Room, Session, Way
from kriya.participation.scanning import ticket_of
from kriya.participation.terms import Cost, Question, Quota, Rule
from kriya.training.actions.courses import keep_course, teach
from kriya.training.actions.trainers import assign, keep_trainer
from kriya.training.models import Course, Trainer

OPENS: Final = timedelta(days=34)
CLOSES: Final = timedelta(days=14)
NINE: Final = timedelta(hours=9)
_POOL: Final = 40
_FEWEST: Final = 3
"""So many trainings of the past are there at least: one at least fell into a quarter that is closed."""
LOGO: Final = Question("logo", "Gambar logo atau nama merek", "document")


class Past:
    """What the trainings of a council share: its people, courses, trainers, rooms, and who may apply."""

    def __init__(self, people: Mapping[str, User]) -> None:
        slug = current_council().slug
        self.chance = random.Random(f"trainings of {slug}")
        self.staff = people[Role.STAFF]
        self.jury = [people[Role.CURATOR], people[Role.CHAIR]]
        self.courses = _courses(slug)
        self.trainers = [
            keep_trainer(None, name=name, skill=skill, institution=of, consents=True)
            for name, skill, of in TRAINERS[slug]
        ]
        self.rooms = [keep_room(None, name=name, address=address, seats=seats) for name, address, seats in ROOMS[slug]]
        own = [login.maker for login in MakerLogin.objects.select_related("maker").order_by("given_at")[:1]]
        others = Maker.objects.fostered().exclude(pk__in=[one.pk for one in own]).order_by("created_at", "pk")[:_POOL]
        self.own = own[0] if own else None
        self.pool = list(others)


def seed_trainings(people: Mapping[str, User], *, share: int = 1) -> None:
    """Teach for two years, and open what can be joined now. `share` makes a part of the past."""
    said = TRAININGS[current_council().slug]
    past = Past(people)
    gone = [one for one in said if one.days < 0]
    for one in gone[-max(_FEWEST, len(gone) // share) :]:
        _over(past, one)
    coming = [one for one in said if one.days >= 0]
    for place, one in enumerate(coming):
        (_decided, _judged, _open)[min(place + (3 - len(coming)), 2)](past, one)
    _assistance(past)


def _courses(slug: str) -> dict[str, Course]:
    """Let the council teach its courses; one that came with a playbook is made its own."""
    made: dict[str, Course] = {}
    for one in COURSES[slug]:
        craft = Craft.objects.filter(code=one.craft).first() if one.craft else None
        made[one.name] = keep_course(
            Course.objects.filter(name=one.name).first(), name=one.name, level=one.level, about=one.about, craft=craft,
            after=made.get(one.after), modules=one.modules,
        )  # fmt: skip
    return made


def _begun(past: Past, said: TrainingSaid) -> Call:
    """Write and publish a training with its course, two days of sessions, and trainers."""
    first = today() + timedelta(days=said.days)
    opens = start_of(first) - OPENS
    course = past.courses[said.course]
    room = past.rooms[0 if said.places > 8 else -1]
    with standing_at(min(opens, now())):
        call = make_call(
            "training", by=past.staff, title=said.title, summary=said.summary, starts_on=first,
            ends_on=first + timedelta(days=1), opens_at=opens, closes_at=start_of(first) - CLOSES, places=said.places,
            place_name=room.name, audience="UMKM binaan yang aktif berproduksi", about=course.about,
            quotas=(Quota("newcomer", "new", least=2),), rotation_points=15, **TERMS,
        )  # fmt: skip
        call = publish_call(call)
        teach(call, course)
        for place in range(2):
            _session(past, call, room, place)
    return call


def _session(past: Past, call: Call, room: Room, place: int) -> None:
    begins = start_of(call.starts_on + timedelta(days=place)) + NINE
    made = keep_session(
        call, None, title=f"Hari ke-{place + 1}", starts_at=begins, ends_at=begins + timedelta(hours=6), room=room
    )
    assign(made, [_trainer(past, call)])


def _trainer(past: Past, call: Call) -> Trainer:
    return past.trainers[sum(map(ord, call.title)) % len(past.trainers)]


def _applied(past: Past, call: Call, *, wanted: int, own: bool) -> list[Application]:
    """Let makers apply on different days while it is open; some are helped by an officer."""
    makers = past.chance.sample(past.pool, min(wanted, len(past.pool)))
    if own and past.own is not None:
        makers.insert(1, past.own)
    until = min(call.closes_at, now())
    span = (until - call.opens_at).total_seconds()
    sent = []
    for maker, at in zip(makers, sorted(past.chance.random() for _maker in makers), strict=True):
        answers = {"why": past.chance.choice(HOPES), "before": past.chance.choice(["ya", "tidak"])}
        channel = "officer" if past.chance.random() < 0.3 else "self"
        with standing_at(call.opens_at + timedelta(seconds=at * span * 0.98)):
            try:
                papers = _logo(past, call, maker)
                sent.append(
                    send(call, maker, answers=answers, uploads=papers, channel=channel, by=past.staff)  # type: ignore[arg-type]
                )
            except Refused as no:
                if no.code != "not_eligible":
                    raise
    return sent


def _logo(past: Past, call: Call, maker: Maker) -> dict[str, Upload]:
    """Draw the logo that a call asks for, as a maker would hand it in: the first letter on the council's colour."""
    if not any(one.key == LOGO.key for one in call.terms.questions):
        return {}
    picture = Image.new("RGB", (600, 600), (250, 246, 236))
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((60, 60, 540, 540), fill=(past.chance.randint(20, 120), 60, 90))
    drawing.text((300, 300), maker.name[:1].upper(), fill=(250, 246, 236), anchor="mm", font_size=280)
    kept = BytesIO()
    picture.save(kept, "PNG")
    return {LOGO.key: Upload(kept, kept.tell())}


def _ranked(past: Past, call: Call, sent: Sequence[Application]) -> None:
    """Let the jury judge, and seal the ranking when registration is over."""
    appoint(call, past.jury, by=past.staff)
    for juror in past.jury:
        for one in sent:
            points = {
                "need": past.chance.randint(2, 5),
                "ready": past.chance.randint(1, 5),
                "story": past.chance.randint(1, 5),
            }
            with standing_at(min(call.closes_at - timedelta(hours=1), now())):
                review(one, points=points, by=juror)
    with standing_at(call.closes_at + timedelta(hours=2)):
        seal(call, by=past.staff)


def _announced(past: Past, call: Call) -> datetime:
    """Announce; most take their places, one declines, one forgets to answer. Return when that was."""
    at = call.closes_at + timedelta(hours=20)
    with standing_at(at):
        apply_decisions(call, by=past.staff)
    places = list(Place.objects.filter(call=call, state=PlaceState.OFFERED).order_by("seat"))
    for number, place in enumerate(places):
        if number != 2:
            with standing_at(at + timedelta(hours=1 + number)):
                answer(place, takes=number != 3, by=past.staff)
    return at


def _settled(past: Past, call: Call, at: datetime) -> None:
    """Let the forgotten offer run out, and whoever came after take the seats."""
    with standing_at(at + timedelta(hours=call.offer_hours + 1)):
        expire_due()
        for place in Place.objects.filter(call=call, state=PlaceState.OFFERED).order_by("seat"):
            answer(place, takes=True, by=past.staff)
    for place in Place.objects.filter(call=call, state=PlaceState.OFFERED).order_by("seat"):
        with standing_at(at + timedelta(hours=call.offer_hours + 2)):
            answer(place, takes=True, by=past.staff)


def _over(past: Past, said: TrainingSaid) -> None:
    """A training of the past, whole."""
    call = _begun(past, said)
    sent = _applied(past, call, wanted=said.places + 6, own=True)
    _ranked(past, call, sent)
    _settled(past, call, _announced(past, call))
    places = list(Place.objects.filter(call=call, state=PlaceState.TAKEN).select_related("maker").order_by("seat"))
    _present(past, call, places)
    _learned(past, call, places)


def _present(past: Past, call: Call, places: Sequence[Place]) -> None:
    for session in Session.objects.filter(call=call).order_by("starts_at"):
        came = [one for one in places if one.maker == past.own or past.chance.random() < 0.88]
        way = past.chance.choice([Way.TICKET, Way.LIST])
        told = [
            Told(new_id(), ticket_of(one.pk), way, session.starts_at + timedelta(minutes=n))
            for n, one in enumerate(came)
        ]
        with standing_at(session.starts_at + timedelta(hours=1)):
            check_in(session, told, by=past.staff)


def _learned(past: Past, call: Call, places: Sequence[Place]) -> None:
    """Tests before and after, what participants said, and certificates."""
    with standing_at(start_of(call.ends_on) + timedelta(hours=16)):
        before = {one.pk: past.chance.randint(35, 70) for one in places}
        after = {pk: min(100, points + past.chance.randint(5, 35)) for pk, points in before.items()}
        keep_scores(call, "before", before, most=100)
        keep_scores(call, "after", after, most=100)
        for one in places:
            if past.chance.random() < 0.7:
                give_feedback(
                    one, rating=past.chance.choice([4, 5, 5, 3]), good=past.chance.choice(LIKED),
                    needs=past.chance.choice(WISHED),
                )  # fmt: skip
        issue_all(call, by=past.staff)


def _decided(past: Past, said: TrainingSaid) -> None:
    """A training that is near: announced, offers still open, some wait."""
    call = _begun(past, said)
    _ranked(past, call, _applied(past, call, wanted=said.places + 5, own=True))
    with standing_at(now() - timedelta(hours=6)):
        apply_decisions(call, by=past.staff)
    for number, place in enumerate(Place.objects.filter(call=call, state=PlaceState.OFFERED).order_by("seat")):
        if number % 2 == 0 and place.maker != past.own:
            with standing_at(now() - timedelta(hours=5)):
                answer(place, takes=True, by=past.staff)


def _judged(past: Past, said: TrainingSaid) -> None:
    """A training whose registration runs, with a jury at work."""
    call = _begun(past, said)
    sent = _applied(past, call, wanted=said.places + 4, own=False)
    appoint(call, past.jury, by=past.staff)
    for one in sent[: len(sent) // 2]:
        review(one, points={"need": past.chance.randint(2, 5), "ready": past.chance.randint(1, 5)}, by=past.jury[0])


def _open(past: Past, said: TrainingSaid) -> None:
    """A training that opened early, with the first who asked; the maker of the demo has begun to write."""
    call = _begun(past, said)
    if not call.is_open(now()):
        call = change_call(call, opens_at=now() - timedelta(days=1))
    _applied(past, call, wanted=3, own=False)
    if past.own is not None:
        save_draft(call, past.own, answers={"why": HOPES[-1]}, by=past.staff)


def _assistance(past: Past) -> None:
    """A call for help with papers, open now."""
    terms: dict[str, Any] = {**TERMS, "criteria": (), "rules": (Rule("fostered"), Rule("products", "1"))}
    terms["questions"] = (*TERMS["questions"], LOGO)
    terms["costs"] = (Cost("Biaya pendaftaran merek", 5_400_000, "apbd"),)
    call = make_call(
        "assistance", by=past.staff, title="Pendaftaran merek gratis", summary="Kami dampingi dari cek nama sampai sertifikat merek.",
        starts_on=today() + timedelta(days=20), ends_on=today() + timedelta(days=110), opens_at=now() - timedelta(days=5),
        closes_at=now() + timedelta(days=12), places=12, place_name="Kantor dewan", **terms,
    )  # fmt: skip
    _applied(past, publish_call(call), wanted=4, own=False)

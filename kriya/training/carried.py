"""What of training travels: the curriculum, and the way through it; and what is counted of trainings."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Choice, Measure, Number, Part, Rows, Settings, Text, Values
from kriya.training.actions.courses import bring_back_course, keep_course, retire_course
from kriya.training.models import Course, Level, Training

_LONGEST_KEY = 80


def _courses() -> dict[str, Course]:
    rows = Course.objects.filter(retired_at=None).prefetch_related("modules").order_by("name")
    return {key: one for one in rows if (key := _key(one))}


def _key(course: Course) -> str:
    return slugify(course.name)[:_LONGEST_KEY]


class Curriculum(Part):
    """Courses that are taught, by their name, with their modules. Trainers are people, and stay."""

    title = _("Kursus pelatihan")
    fields = {
        "name": Text(label=_("nama"), most=120),
        "level": Choice(label=_("tingkat"), choices=tuple(Level.choices)),
        "about": Text(label=_("yang dipelajari"), most=4000),
        "modules": Rows(
            label=_("modul"),
            columns=(
                Text(label=_("modul"), most=120),
                Text(label=_("setelahnya peserta bisa"), most=240),
                Number(label=_("menit"), least=1, most=6000),
            ),
            most=40,
        ),
    }

    def read(self) -> dict[str, dict[str, Any]]:
        return {
            key: {
                "name": one.name,
                "level": one.level,
                "about": one.about.replace("\r\n", "\n"),
                "modules": self._rows(one),
            }
            for key, one in _courses().items()
        }

    @staticmethod
    def _rows(course: Course) -> list[list[Any]]:
        rows = sorted(course.modules.all(), key=lambda one: one.position)
        return [[one.title, one.aim, one.minutes] for one in rows]

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        course = next((one for one in Course.objects.order_by("retired_at", "pk") if _key(one) == key), None)
        if course is not None:
            bring_back_course(course)
        before = {"name": course.name, "level": course.level, "about": course.about} if course else {"name": key}
        said: dict[str, Any] = {"level": Level.FIRST.value, "about": "", **before, **values}
        modules = [tuple(row) for row in said["modules"]] if "modules" in values else None
        keep_course(
            course, name=said["name"], level=said["level"], about=said["about"], modules=modules,
            craft=course.craft if course else None, after=course.after if course else None,
        )  # fmt: skip

    def remove(self, key: str, *, by: Any) -> None:  # noqa: ARG002
        if course := _courses().get(key):
            retire_course(course)


class WayThrough(Settings):
    """Which course comes after which. Written after the courses; what names one that is not there is left out."""

    title = _("Urutan kursus")
    fields = {
        "steps": Rows(
            label=_("urutan"),
            columns=(
                Text(label=_("kursus"), most=_LONGEST_KEY, pattern=r"[a-z0-9_-]+"),
                Text(label=_("sesudah"), most=_LONGEST_KEY, pattern=r"[a-z0-9_-]+"),
            ),
            most=100,
        )
    }

    def current(self) -> dict[str, Any] | None:
        courses = _courses()
        keys = {one.pk: key for key, one in courses.items()}
        steps = [[key, keys[one.after_id]] for key, one in courses.items() if one.after_id in keys]
        return {"steps": steps} if courses else None

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002
        courses, after = _courses(), dict(values["steps"])
        for name, course in courses.items():
            wanted = courses.get(after.get(name, ""))
            if course.after_id != (wanted.pk if wanted else None):
                keep_course(
                    course, name=course.name, level=course.level, about=course.about, craft=course.craft, after=wanted
                )

    def remove(self, key: str, *, by: Any) -> None:
        self.write(key, {"steps": []}, by=by)


CURRICULUM, WAY_THROUGH = Curriculum(), WayThrough()
HELD = Measure(
    title=_("pelatihan sejak mulai"),
    read=lambda since: Training.objects.filter(call__starts_on__gte=since, call__cancelled_at=None).count(),
)

"""The curriculum: courses, one after the other, each with its modules; and the trainings that teach them."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class Level(models.TextChoices):
    FIRST = "first", pgettext_lazy("tingkat", "dasar")
    MIDDLE = "middle", pgettext_lazy("tingkat", "lanjutan")
    HIGH = "high", _("mahir")


@keeps_history(_("kursus"))
class Course(CouncilRow):
    """What the council teaches, whenever it does. `after` is the course that comes before it on the way."""

    name = models.CharField(_("nama kursus"), max_length=120)
    level = models.CharField(_("tingkat"), max_length=6, choices=Level.choices, default=Level.FIRST)
    about = models.TextField(_("yang dipelajari"), blank=True)
    craft = WithinCouncil("crafts.Craft", models.PROTECT, null=True, blank=True, related_name="+")
    after = WithinCouncil("self", models.PROTECT, null=True, blank=True, related_name="followers")
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="course_name_once"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="course_level_is_known"),
            models.CheckConstraint(condition=~Q(after=F("id")), name="course_not_after_itself"),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history(_("modul"))
class Module(CouncilRow):
    """One part of a course and how long it takes."""

    course = WithinCouncil("training.Course", models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("modul"), max_length=120)
    aim = models.CharField(_("setelahnya peserta bisa"), max_length=240, blank=True)
    minutes = models.PositiveSmallIntegerField(_("menit"), validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "course", "position"], name="module_position_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="module_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title


@keeps_history(_("kursus yang diajarkan"), called="course")
class Training(CouncilRow):
    """A call that teaches a course."""

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="trainings")
    course = WithinCouncil("training.Course", models.PROTECT, related_name="trainings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "call"], name="training_one_course_a_call")]

    def __str__(self) -> str:
        return f"{self.call_id} {self.course_id}"

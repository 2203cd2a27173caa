"""Keep the curriculum, and say which course a training teaches."""

from collections.abc import Sequence

from django.db import transaction

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.crafts.models import Craft
from kriya.participation.actions.calls import follow
from kriya.participation.models import Call, CallKind
from kriya.training.models import Course, Module, Training


@transaction.atomic
def keep_course(
    course: Course | None,
    *,
    name: str,
    level: str,
    about: str = "",
    craft: Craft | None = None,
    after: Course | None = None,
    modules: Sequence[tuple[str, str, int]] | None = None,
) -> Course:
    """Begin a course, or change one; `modules` are (title, what one can do afterwards, minutes), in order.

    Raises Refused: course_name_taken, course_after_itself. What is published of its trainings follows.
    """
    kept = course or Course()
    if Course.objects.filter(name__iexact=name.strip()).exclude(pk=kept.pk).exists():
        raise Refused("course_name_taken", name=name)
    if after is not None and _is_after(after, kept):
        raise Refused("course_after_itself")
    kept.name, kept.level, kept.about = name.strip(), level, about.strip()
    kept.craft, kept.after = craft, after
    kept.save()
    if course is None:
        tell_insert(kept)
    if modules is not None:
        _set_modules(kept, modules)
    for training in Training.objects.filter(course=kept).select_related("call").order_by("pk"):
        follow(training.call)
    return kept


def _is_after(after: Course, course: Course) -> bool:
    """Tell whether the way from a course leads back to another."""
    step: Course | None = after
    while step is not None:
        if step.pk == course.pk:
            return True
        step = step.after
    return False


def _set_modules(course: Course, modules: Sequence[tuple[str, str, int]]) -> None:
    there = {row.position: row for row in Module.objects.filter(course=course)}
    for position, (title, aim, minutes) in enumerate(modules, start=1):
        row = there.pop(position, None) or Module(course=course, position=position)
        row.title, row.aim, row.minutes = title.strip(), aim.strip(), minutes
        is_new = row._state.adding
        row.save()
        if is_new:
            tell_insert(row)
    for row in there.values():
        row.delete()


def retire_course(course: Course) -> Course:
    """Teach it no more; trainings that taught it keep it. Twice is once."""
    if course.retired_at is None:
        course.retired_at = now()
        course.save(update_fields=["retired_at"])
    return course


def bring_back_course(course: Course) -> Course:
    """Teach a course again. Twice is once."""
    if course.retired_at is not None:
        course.retired_at = None
        course.save(update_fields=["retired_at"])
    return course


@transaction.atomic
def teach(call: Call, course: Course | None) -> None:
    """Say which course a training teaches; None: none. What is published of it follows.

    Raises Refused: not_a_training.
    """
    if call.kind != CallKind.TRAINING:
        raise Refused("not_a_training")
    if course is None:
        Training.objects.filter(call=call).delete()
    else:
        row = Training.objects.filter(call=call).first() or Training(call=call)
        is_new, row.course = row._state.adding, course
        row.save()
        if is_new:
            tell_insert(row)
    follow(call)

"""Documents that were handed in with applications."""

from kriya.participation.models import Application, Attachment
from kriya.participation.terms import QuestionKind


def documents_of(application: Application) -> list[tuple[Attachment, str]]:
    """Return what was handed in with an application beside what it was asked for, in the order of the questions. What
    is asked for no more comes last."""
    questions = [one for one in application.call.terms.questions if one.kind == QuestionKind.DOCUMENT]
    asked = {one.key: (place, one.text) for place, one in enumerate(questions)}
    rows = Attachment.objects.filter(application=application).order_by("key")
    found = sorted(rows, key=lambda one: (asked.get(one.key, (len(asked), ""))[0], one.key))
    return [(one, asked[one.key][1] if one.key in asked else one.key) for one in found]

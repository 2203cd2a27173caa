"""Hand in the documents that a call asks for: a PDF or a picture for each question that wants one."""

from collections.abc import Mapping
from functools import partial

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.actions.files import paper_to_keep
from kriya.makers.actions.papers import Upload
from kriya.participation.models import Application, Attachment
from kriya.participation.terms import Question, QuestionKind


def attach(application: Application, uploads: Mapping[str, Upload], *, by: User | None) -> None:
    """Keep documents of an application whose row is locked, by the questions' keys; a new one takes the old one's
    place, whose file goes when all is kept.

    Raises Refused: attachment_not_asked, and what is refused of a file that is no document, or too big.
    """
    asked = {one.key for one in documents_asked(application.call.terms.questions)}
    for key, upload in sorted(uploads.items()):
        if key not in asked:
            raise Refused("attachment_not_asked")
        kept = paper_to_keep(upload.file, size=upload.size)
        row = Attachment.objects.filter(application=application, key=key).first()
        if row is None:
            row = Attachment(application=application, key=key)
        elif row.file.name:
            transaction.on_commit(partial(row.file.storage.delete, row.file.name))
        row.size, row.added_at, row.added_by = kept.content.size, now(), by
        row.file.save(kept.name, kept.content, save=False)
        row.save()


def require_documents(application: Application) -> None:
    """Refuse an application that lacks a document which its call cannot do without: answer_missing."""
    there = set(Attachment.objects.filter(application=application).values_list("key", flat=True))
    for question in documents_asked(application.call.terms.questions):
        if question.required and question.key not in there:
            raise Refused("answer_missing", question=question.text)


def documents_asked(questions: tuple[Question, ...]) -> list[Question]:
    """Return the questions that want a document."""
    return [one for one in questions if one.kind == QuestionKind.DOCUMENT]

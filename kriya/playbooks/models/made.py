"""What a council makes: a playbook as it is being written, and its editions, each as it was given away."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.ids import new_id
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.playbooks.schema import BUDGETS


class Budget(models.TextChoices):
    """What a year of it costs, roughly: a band tells enough, a sum would be money."""

    UNSAID = "", _("tidak disebut")
    SMALL = "small", _("di bawah 50 juta setahun")
    MIDDLE = "middle", _("50–200 juta setahun")
    LARGE = "large", _("200–500 juta setahun")
    LARGER = "larger", _("di atas 500 juta setahun")


@keeps_history(_("paket tiru"), inside="kriya.playbooks.told.PLAYBOOK")
class Playbook(CouncilRow):
    """A playbook of the council: what its next edition will say. `uid` is the same in all editions and councils.

    `chosen` names by part the keys of the items that go along; `tasks`, `checks` and `parameters` are rows as
    kriya.playbooks.schema has them; `topics` are the topics of visits that it answers. `secret` opens its public page,
    whether or not it `is_offered` to neighbours.
    """

    uid = models.UUIDField(default=new_id, editable=False)
    title_id = models.CharField(_("judul (Indonesia)"), max_length=120)
    title_en = models.CharField(_("judul (Inggris)"), max_length=120, blank=True)
    summary_id = models.CharField(_("ringkasan (Indonesia)"), max_length=400, blank=True)
    summary_en = models.CharField(_("ringkasan (Inggris)"), max_length=400, blank=True)
    story_id = models.TextField(_("cerita (Indonesia)"), max_length=6000, blank=True)
    story_en = models.TextField(_("cerita (Inggris)"), max_length=6000, blank=True)
    staff = models.PositiveSmallIntegerField(_("pengurus yang mengerjakan (orang)"), null=True, blank=True)
    budget = models.CharField(_("biaya"), max_length=8, choices=Budget.choices, blank=True)
    chosen = models.JSONField(default=dict, blank=True)
    figures = models.JSONField(default=list, blank=True)
    tasks = models.JSONField(default=list, blank=True)
    checks = models.JSONField(default=list, blank=True)
    parameters = models.JSONField(default=list, blank=True)
    topics = models.JSONField(_("menjawab topik"), default=list, blank=True)
    secret = models.CharField(max_length=32, editable=False)
    is_offered = models.BooleanField(_("ditawarkan kepada dewan lain di sini"), default=False, editable=False)
    changed_at = models.DateTimeField(editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "uid"], name="playbook_uid_once"),
            models.UniqueConstraint(fields=["secret"], name="playbook_secret_once"),
            models.CheckConstraint(condition=Q(budget__in=BUDGETS), name="playbook_budget_is_known"),
        ]

    def __str__(self) -> str:
        return self.title_id


class Edition(CouncilRow):
    """A version of a playbook as it was published: hashed, signed, never changed."""

    playbook = WithinCouncil(Playbook, models.PROTECT, related_name="editions")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "playbook", "version"], name="edition_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="edition_from_one"),
        ]

    def __str__(self) -> str:
        return f"v{self.version}"


@keeps_history(_("paket untuk tamu"), called="visit")
class GivenPlaybook(CouncilRow):
    """A playbook that the guests of a visit were given: they read it and take its file from their page."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="+")
    playbook = WithinCouncil(Playbook, models.CASCADE, related_name="given")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "visit", "playbook"], name="playbook_given_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.playbook_id}"


class PublishedPlaybookQuerySet(models.QuerySet["PublishedPlaybook"]):
    def offered(self) -> "PublishedPlaybookQuerySet":
        """Return what councils of this installation offer each other."""
        return self.filter(is_offered=True)


class PublishedPlaybook(models.Model):
    """Projection: the newest edition of a playbook, as anyone with its secret reads it. Without row-level security.

    A playbook bears nothing private: its schema sees to it.
    """

    playbook_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(db_index=True)
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    content = models.JSONField()
    secret = models.CharField(max_length=32, unique=True)
    is_offered = models.BooleanField()
    published_at = models.DateTimeField()

    objects = PublishedPlaybookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.uid} v{self.version}"

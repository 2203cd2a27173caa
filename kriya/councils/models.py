"""A council (Dekranasda) is the tenant: every row of a domain belongs to exactly one."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history


class Level(models.TextChoices):
    PROVINCE = "province", _("provinsi")
    REGENCY = "regency", _("kabupaten")
    CITY = "city", _("kota")


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


@keeps_history(_("profil dewan"))
class Council(models.Model):
    """The public profile of a council. Anyone may read it; only the council itself may change it (policy in 0001)."""

    slug = models.SlugField(_("alamat"), max_length=40, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    short_name = models.CharField(_("nama pendek"), max_length=60)
    level = models.CharField(_("tingkat"), max_length=12, choices=Level.choices, default=Level.REGENCY)
    region_code = models.CharField(_("kode wilayah"), max_length=13)
    time_zone = models.CharField(_("zona waktu"), max_length=24, choices=TimeZone.choices, default=TimeZone.WIB)
    dye = models.CharField(_("warna"), max_length=24, default="indigo")
    motif = models.CharField(_("motif"), max_length=24, default="kawung")
    address = models.CharField(_("alamat kantor"), max_length=240, blank=True)
    phone = models.CharField(_("telepon"), max_length=20, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    about_id = models.TextField(_("tentang (Indonesia)"), blank=True)
    about_en = models.TextField(_("tentang (Inggris)"), blank=True)
    story_id = models.TextField(_("cerita dewan (Indonesia)"), blank=True)
    story_en = models.TextField(_("cerita dewan (Inggris)"), blank=True)
    hours_id = models.TextField(_("jam buka galeri (Indonesia)"), blank=True)
    hours_en = models.TextField(_("jam buka galeri (Inggris)"), blank=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=20, blank=True)
    map_url = models.URLField(_("tautan peta"), blank=True)
    # A dye of the council's own, as #rrggbb; empty where `dye` is one of the design's.
    colour = models.CharField(_("warna sendiri"), max_length=7, blank=True)
    # Whether its shop is open: told by the shop's rules, here where pages that anyone may keep can read it.
    sells_online = models.BooleanField(default=False, editable=False)
    # Whether its public pages tell how often they were seen: chosen by the office beside its reach.
    shows_views = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug=Lower("slug")) & ~models.Q(slug=""), name="council_slug_is_lower_case"
            ),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="council_level_is_known"),
            models.CheckConstraint(
                condition=models.Q(time_zone__in=TimeZone.values), name="council_time_zone_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(colour="") | models.Q(colour__regex=r"^#[0-9a-f]{6}$"),
                name="council_colour_is_hexadecimal",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        """The one or two sentences about the council in the reader's language, else in Indonesian."""
        return self._said("about")

    @property
    def story(self) -> str:
        """The words of the page about the council in the reader's language, else in Indonesian."""
        return self._said("story")

    @property
    def hours(self) -> str:
        """When the showroom is open, in the reader's language, else in Indonesian."""
        return self._said("hours")

    def _said(self, what: str) -> str:
        return str((getattr(self, f"{what}_en") if get_language() == "en" else "") or getattr(self, f"{what}_id"))


class CouncilDomain(models.Model):
    """A host name under which a council's pages stand without its path prefix."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="domains")
    host = models.CharField(max_length=253, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(host=Lower("host")), name="domain_host_is_lower_case")]

    def __str__(self) -> str:
        return self.host

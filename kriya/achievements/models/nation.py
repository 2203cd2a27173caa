"""What province and nation see of councils: approved figures of periods that anyone may see, and nothing else.

Projections without row-level security, written in the transaction that approves a period and proved by `kriya check`.
"""

from django.db import models


class NationReport(models.Model):
    """The newest approved revision of a council's period, with the region as its borders were at the period's end.

    `identified` of `fostered` makers have a NIK, by which one that stands in two registers is counted once.
    """

    council = models.ForeignKey(
        "councils.Council", models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    period = models.CharField(max_length=8)
    region_code = models.CharField(max_length=5)
    province_code = models.CharField(max_length=2)
    is_province = models.BooleanField()
    snapshot_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    revision = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=240, blank=True)
    as_of = models.DateField()
    approved_at = models.DateTimeField()
    fostered = models.PositiveIntegerField()
    identified = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["period", "province_code"], name="nation_report_place")]
        constraints = [models.UniqueConstraint(fields=["council", "period"], name="nation_report_once")]

    def __str__(self) -> str:
        return f"{self.region_code} {self.period}"


class NationFigure(models.Model):
    """One figure of a report. Without a value it was counted but may not be shown: it is part of no sum."""

    report = models.ForeignKey(NationReport, models.CASCADE, related_name="figures", db_index=False)
    period = models.CharField(max_length=8)
    province_code = models.CharField(max_length=2)
    is_province = models.BooleanField()
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    value = models.BigIntegerField(null=True)
    known = models.IntegerField()
    total = models.IntegerField()
    is_revised = models.BooleanField()

    class Meta:
        # A sum reads the index alone; what a province told lies together.
        indexes = [
            models.Index(
                fields=["period", "code"],
                include=["version", "province_code", "is_province", "value", "is_revised", "report"],
                name="nation_figure_of_code",
            ),
            models.Index(
                fields=["period", "province_code"],
                include=["code", "version", "is_province", "value", "is_revised", "report"],
                name="nation_figure_of_place",
            ),
            models.Index(
                fields=["code", "period"],
                include=["version", "province_code", "is_province", "value", "is_revised"],
                name="nation_figure_over_time",
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="nation_figure_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.period}"


class NationPart(models.Model):
    """What a report lets anyone see of a figure of one craft. Crafts that stand together, so that nobody is told of,
    are one part of the key MERGED; those of an unknown craft one of the key UNKNOWN."""

    report = models.ForeignKey(NationReport, models.CASCADE, related_name="parts", db_index=False)
    period = models.CharField(max_length=8)
    province_code = models.CharField(max_length=2)
    is_province = models.BooleanField()
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=48)
    name_id = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["period", "code", "province_code"], name="nation_part_of_place")]
        constraints = [models.UniqueConstraint(fields=["report", "code", "key"], name="nation_part_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.key} {self.period}"


class NationIndicator(models.Model):
    """What a version of a figure means, as it was approved the first time: words in both languages, unit and basis."""

    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    is_flow = models.BooleanField()
    words = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="nation_indicator_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class NationOverlap(models.Model):
    """About how many makers of a period stand in two registers of a province, or of the nation (no province)."""

    period = models.CharField(max_length=8)
    province_code = models.CharField(max_length=2, blank=True)
    makers = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "province_code"], name="nation_overlap_once")]

    def __str__(self) -> str:
        return f"{self.province_code} {self.period}"


class NationMark(models.Model):
    """A maker that a report counted, as a mark that only this installation can make from its NIK.

    The application may not read this table, nor write it by itself: two functions of the database take the marks of the
    council at work and answer how many occur twice (migration 0006). So nobody learns from it who is in a register.
    """

    council = models.ForeignKey(
        "councils.Council", models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    period = models.CharField(max_length=8)
    province_code = models.CharField(max_length=2)
    mark = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["period", "province_code", "mark"], name="nation_mark_twice")]
        constraints = [models.UniqueConstraint(fields=["council", "period", "mark"], name="nation_mark_once")]

    def __str__(self) -> str:
        return self.period

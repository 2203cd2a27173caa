"""The register of fostered makers (UMKM binaan): one noun per file."""

from kriya.makers.models.applications import Application, CorrectionRequest
from kriya.makers.models.consent import Consent, PersonalDataShown
from kriya.makers.models.contact import BankAccount, MakerCraft, MakerLogin, MakerPhone, MakerPhoto
from kriya.makers.models.duplicates import LikelyPair, PairSearch
from kriya.makers.models.edits import BulkEdit, BulkEditRow, Merge, NotDuplicate, OpeningView, SavedView
from kriya.makers.models.figures import YearlyFigure
from kriya.makers.models.groups import Group, GroupMember
from kriya.makers.models.imports import ImportedMapping, ImportRun, ImportTouch
from kriya.makers.models.life import Step, StepKind
from kriya.makers.models.maker import Gender, LegalForm, Maker, SizeClass, Status
from kriya.makers.models.papers import Paper, PaperKind
from kriya.makers.models.published import PublishedMaker

__all__ = [
    "Application",
    "BankAccount",
    "BulkEdit",
    "BulkEditRow",
    "Consent",
    "CorrectionRequest",
    "Gender",
    "Group",
    "GroupMember",
    "ImportRun",
    "ImportTouch",
    "ImportedMapping",
    "LegalForm",
    "LikelyPair",
    "Maker",
    "MakerCraft",
    "MakerLogin",
    "MakerPhone",
    "MakerPhoto",
    "Merge",
    "NotDuplicate",
    "OpeningView",
    "PairSearch",
    "Paper",
    "PaperKind",
    "PersonalDataShown",
    "PublishedMaker",
    "SavedView",
    "SizeClass",
    "Status",
    "Step",
    "StepKind",
    "YearlyFigure",
]

from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [('makers', '0001_initial'), ('crafts', '0002_walls'), ('accounts', '0002_walls')]

    operations = [
        RaiseWalls(
            "BulkEdit",
            "Group",
            "ImportedMapping",
            "ImportRun",
            "PairSearch",
            "SavedView",
            "Maker",
            "OpeningView",
            "BankAccount",
            "Consent",
            "GroupMember",
            "LikelyPair",
            "ImportTouch",
            "CorrectionRequest",
            "BulkEditRow",
            "Application",
            "MakerCraft",
            "MakerLogin",
            "MakerPhone",
            "MakerPhoto",
            "Merge",
            "NotDuplicate",
            "Paper",
            "PersonalDataShown",
            "Step",
            "YearlyFigure",
        ),
        RaiseWalls(
            "GroupEvent",
            "MakerEvent",
            "GroupMemberEvent",
            "ConsentEvent",
            "BankAccountEvent",
            "MakerCraftEvent",
            "MakerPhoneEvent",
            "MakerPhotoEvent",
            "PaperEvent",
            "StepEvent",
            "YearlyFigureEvent",
            append_only=True,
        ),
        RaiseWalls(
            "PersonalDataShown",
            append_only=True,
        ),
    ]

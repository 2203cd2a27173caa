from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [('makers', '0001_initial'), ('crafts', '0002_walls'), ('accounts', '0002_walls')]

    operations = [
        RaiseWalls(
            "BankAccount",
            "BulkEdit",
            "Group",
            "GroupMember",
            "ImportedMapping",
            "ImportRun",
            "Maker",
            "ImportTouch",
            "Consent",
            "BulkEditRow",
            "MakerCraft",
            "MakerLogin",
            "MakerPhone",
            "MakerPhoto",
            "Merge",
            "NotDuplicate",
            "Paper",
            "PersonalDataShown",
            "SavedView",
            "Step",
            "YearlyFigure",
        ),
        RaiseWalls(
            "GroupEvent",
            "GroupMemberEvent",
            "BankAccountEvent",
            "MakerCraftEvent",
            "MakerEvent",
            "MakerPhoneEvent",
            "PaperEvent",
            "YearlyFigureEvent",
            append_only=True,
        ),
        RaiseWalls("PersonalDataShown", append_only=True),
    ]

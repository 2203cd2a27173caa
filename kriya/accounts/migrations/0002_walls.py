from django.db import migrations

from kriya.core.scoping import PERSON_SETTING
from kriya.core.walls import RaiseWalls

# Whoever serves two councils must be able to see which: a person reads their own memberships everywhere.
OWN = f"""
CREATE POLICY own_memberships ON accounts_membership FOR SELECT
USING (user_id = nullif(current_setting('{PERSON_SETTING}', true), '')::bigint)
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("councils", "0002_walls")]

    operations = [
        RaiseWalls("Membership", "Invitation", "Removal", "LoginLink", "CodeRequest"),
        migrations.RunSQL(OWN, "DROP POLICY own_memberships ON accounts_membership"),
    ]

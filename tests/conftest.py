"""What the faults and the journeys share."""

from tests.demo_fixtures import demo_folder

__all__ = ["demo_folder"]

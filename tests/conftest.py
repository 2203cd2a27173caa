"""What tests in several files share."""

from tests.demo_fixtures import demo_folder
from tests.two_people import council, two

__all__ = ["council", "demo_folder", "two"]

"""The devices on which a person is logged in."""

import re
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kriya.accounts.models import User

# The first that fits: Edge and Opera also say Chrome, Chrome also says Safari.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Device:
    """One log-in, with words for what it runs on."""

    session: UserSession
    name: str
    is_phone: bool
    is_current: bool


def devices_of(user: User, current_key: str | None) -> list[Device]:
    """Return where a person is logged in: this device first, then the last seen."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    rows = UserSession.objects.filter(Exists(alive), user=user).order_by("-last_seen_at")
    devices = [
        Device(row, device_name(row.user_agent), _is_phone(row.user_agent), row.session_key == current_key)
        for row in rows
    ]
    return sorted(devices, key=lambda device: not device.is_current)


def device_name(agent: str) -> str:
    """Return browser and system in words ("Chrome, Android"), or "" for what says nothing."""
    browser = next((name for mark, name in _BROWSERS.items() if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def _is_phone(agent: str) -> bool:
    return re.search("Mobi|Android|iPhone", agent) is not None

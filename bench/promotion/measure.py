"""Stream both feeds in this process; exit 1 where it grows by more than it may."""

import resource
import sys
import time

import django

django.setup()

from kriya.councils.models import Council
from kriya.promotion.feeds.google import google_feed
from kriya.promotion.feeds.items import items
from kriya.promotion.feeds.meta import meta_feed

LIMIT_MB = 64
HOME = "https://kriya.example/pekalongan"


def memory_mb() -> float:
    """The most that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


council = Council.objects.get()
before = memory_mb()
feeds = {
    "google": lambda: google_feed(council.name, HOME, items(council, HOME)),
    "meta": lambda: meta_feed(items(council, HOME)),
}
for name, feed in feeds.items():
    began, size, parts = time.perf_counter(), 0, 0
    for part in feed():
        size, parts = size + len(part.encode()), parts + 1
    took = time.perf_counter() - began
    print(
        f"{name}: {parts:,} parts, {size / 1e6:.0f} MB in {took:.1f} s; the process grew by {memory_mb() - before:.1f} MB to {memory_mb():.0f} MB"
    )
sys.exit(memory_mb() - before > LIMIT_MB)

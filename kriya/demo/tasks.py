"""Work of the demo that nobody waits for: the pictures of what is not on the first pages."""

from typing import Any

from kriya.core.jobs import council_job
from kriya.demo.photos import EACH, photograph_bench, take_photos


@council_job()
def draw_photos(*, wanted: list[dict[str, Any]]) -> None:
    """Draw a handful of photos."""
    take_photos(wanted)


@council_job()
def draw_bench(*, scene: str, seed: int, each: int = EACH) -> None:
    """Draw one bench of the makers."""
    photograph_bench(scene, seed, each)

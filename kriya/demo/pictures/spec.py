"""What to draw: the words with which the demo asks for a picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A picture asked for. An empty `motif`, `palette` or `scene` is chosen by the seed from what suits the subject."""

    subject: str
    motif: str = ""
    palette: str = ""
    scene: str = ""
    seed: int = 0

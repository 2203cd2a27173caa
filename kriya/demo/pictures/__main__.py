"""`python -m kriya.demo.pictures OUT.png --count 24`: a contact sheet to look at."""

import argparse
from pathlib import Path

from kriya.demo.pictures.sheet import contact_sheet


def main() -> None:
    """Write the sheet that the command line asks for."""
    asked = argparse.ArgumentParser(prog="python -m kriya.demo.pictures", description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--count", type=int, default=24)
    asked.add_argument("--columns", type=int, default=6)
    asked.add_argument("--width", type=int, default=320)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--subject", default="")
    asked.add_argument("--scene", default="")
    options = asked.parse_args()
    out = options.out
    words = {name: value for name, value in vars(options).items() if name != "out"}
    contact_sheet(**words).save(out)


main()

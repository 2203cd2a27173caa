"""The command `kriya`."""

import importlib
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import NoReturn

import django

from kriya.cli.arguments import parser
from kriya.cli.installation import data_folder, opened
from kriya.core.postgres.problems import ServerProblem, sentence


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 refused with reasons on stderr, 2 wrong usage."""
    arguments = parser().parse_args(argv)
    try:
        code = run(arguments)
        sys.stdout.flush()
        sys.exit(code)
    except BrokenPipeError:
        _say_no_more()
        sys.exit(128 + signal.SIGPIPE)
    except ServerProblem as problem:
        sys.stderr.write(sentence(problem) + "\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _say_no_more() -> None:
    """Nobody reads any more (`kriya … | head`): what is still to be written goes nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def run(arguments: Namespace) -> int:
    """Open the installation, set Django up, run one command and return its exit code."""
    if arguments.command == "demo":
        os.environ["KRIYA_DEMO"] = "1"
        os.environ["SITE_URL"] = f"http://localhost:{arguments.port}"
    with opened(data_folder(arguments.data)):
        if arguments.command == "serve":
            # Where nothing else is said, links lead to where it listens.
            os.environ.setdefault("SITE_URL", f"http://localhost:{arguments.port}")
        django.setup()
        # Commands need the models, and models need Django to stand: hence by name, and not at the top.
        command = importlib.import_module(f"kriya.cli.commands.{arguments.command}_command")
        trouble = importlib.import_module("kriya.cli.trouble")
        try:
            return int(command.run(arguments))
        except Exception as error:
            if problem := trouble.trouble_of(error):
                raise problem from error
            raise

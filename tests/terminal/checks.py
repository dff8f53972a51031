"""Counts what is checked and tells what isn't as it should be."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "transcripts"))


class Checks:
    def __init__(self):
        self.checked = 0
        self.failed = 0

    def expect(self, name, condition, found=""):
        """Whether it is as it should be."""
        self.checked += 1
        if condition:
            return True
        self.failed += 1
        print(f"{name}: {found!r}"[:2000])
        return False

    def end(self):
        """The exit code."""
        print(f"{self.checked} checked, {self.failed} failed")
        return 1 if self.failed else 0


def environment_on(sandbox, **variables):
    """The sandbox's variables with others; None takes one away."""
    changed = {**sandbox.environment, **variables}
    return {name: os.fspath(value) for name, value in changed.items() if value is not None}

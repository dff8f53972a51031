"""Counts what is checked and tells what isn't as it should be."""

import fnmatch
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "transcripts"))


class Checks:
    """What is a known fault of the program stands in KNOWN_FAULTS, by the check's name, where * stands for anything, and
    has to go from there when the program does it right."""

    def __init__(self, known_faults):
        self.known_faults = dict(known_faults)
        self.faulty = set()
        self.checked = 0
        self.failed = 0

    def expect(self, name, condition, found=""):
        """Whether it is as it should be."""
        self.checked += 1
        if condition:
            return True
        for pattern in self.known_faults:
            if pattern == name or fnmatch.fnmatchcase(name, pattern.replace("[", "[[]")):
                self.faulty.add(pattern)
                return False
        self.failed += 1
        print(f"{name}: {found!r}"[:2000])
        return False

    def end(self):
        """The exit code."""
        for name in sorted(set(self.known_faults) - self.faulty):
            self.failed += 1
            print(f"{name}: stands in KNOWN_FAULTS, and isn't one")
        for name in sorted(self.faulty):
            print(f"{name}: known fault: {self.known_faults[name]}")
        print(f"{self.checked} checked, {self.failed} failed")
        return 1 if self.failed else 0


def environment_on(sandbox, **variables):
    """The sandbox's variables with others; None takes one away."""
    changed = {**sandbox.environment, **variables}
    return {name: os.fspath(value) for name, value in changed.items() if value is not None}

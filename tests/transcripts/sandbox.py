"""A temporary folder with the sample data in which commands run against the real program.

Whatever could differ between two machines or two days is fixed: the clock, the user, the language,
the folders. What the folder is called is written as "~".
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from pseudo_terminal import Impatient, Terminal

PROJECT = Path(__file__).resolve().parents[2]
NOW = "2026-11-02T09:00:00Z"
ACTOR = "mei"
ROWS, COLUMNS = 40, 120
TIMEOUT = 60
NOBODY = 65534


def loading_commands():
    """The commands that examples/README.md gives for loading the sample tenant."""
    text = (PROJECT / "examples" / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^pcadmin .*$", text, re.MULTILINE)


class Answer:
    def __init__(self, stdout, stderr, code):
        self.stdout = stdout
        self.stderr = stderr
        self.code = code


class Sandbox:
    def __init__(self, binary):
        self.binary = Path(binary).resolve()
        self.user = None
        self.folder = Path(tempfile.mkdtemp(prefix="pcadmin-test-"))
        shutil.copytree(PROJECT / "examples", self.folder / "examples")
        os.chmod(self.folder, 0o700)
        self.environment = {
            "PATH": os.pathsep.join([str(self.binary.parent), "/usr/bin", "/bin"]),
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "PCADMIN_NOW": NOW,
            "PCADMIN_ACTOR": ACTOR,
            "USER": ACTOR,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "NO_COLOR": "1",
            "PAGER": "cat",
            "TERM": "xterm",
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for folder, _, _ in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder, ignore_errors=True)

    def load_sample(self):
        for command in loading_commands():
            answer = self.run(command)
            if answer.code != 0:
                raise RuntimeError(f"loading the sample tenant: {command}\n{answer.stderr}")

    def drop_privileges(self):
        """From now on file permissions count, even where the tests run as root."""
        if os.geteuid() != 0:
            return
        self.user = NOBODY
        shutil.copy(self.binary, self.folder / "pcadmin")
        self.environment["PATH"] = os.pathsep.join([str(self.folder), "/usr/bin", "/bin"])
        for folder, _, files in os.walk(self.folder):
            for path in [folder, *(os.path.join(folder, file) for file in files)]:
                os.chown(path, NOBODY, NOBODY)

    def run(self, command):
        """Runs a command as a script would: no terminal, nothing to read."""
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT, check=False,
                              user=self.user, group=self.user)
        return Answer(self._text(done.stdout), self._text(done.stderr), done.returncode)

    def run_on_terminal(self, command):
        """Runs a command as a person would; stdout and stderr come back as one, as on a screen."""
        with Terminal(["bash", "-c", command], self.folder, self.environment, ROWS, COLUMNS, echo=False) as terminal:
            try:
                code = terminal.finish()
                return Answer(self._text(terminal.shown), "", code)
            except Impatient as impatience:
                return Answer(self._text(terminal.shown) + f"({impatience})\n", "", None)

    def _text(self, data):
        return data.decode("utf-8", "backslashreplace").replace(str(self.folder), "~")

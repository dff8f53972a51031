"""A temporary folder with the sample data in which commands run against the real program.

Whatever could differ between two machines or two days is fixed: the clock, the user, the language,
the folders. What the folder is called is written as "~".
"""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

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
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execvpe("bash", ["bash", "-c", f"stty rows {ROWS} columns {COLUMNS} -onlcr -echo; {command}"], self.environment)
        output = bytearray()
        deadline = time.monotonic() + TIMEOUT
        while True:
            if not select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))[0]:
                os.kill(process, signal.SIGKILL)
                output += b"(no end after %d seconds)\n" % TIMEOUT
                break
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            output += data
        os.close(terminal)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        return Answer(self._text(bytes(output)), "", status)

    def _text(self, data):
        return data.decode("utf-8", "backslashreplace").replace(str(self.folder), "~")

"""A program on a pseudo-terminal of its own: what it shows there, what is typed, how it ends.

Nothing here waits for a while and hopes. What is waited for is named, and PATIENCE is used up only by a failure.
"""

import contextlib
import fcntl
import os
import select
import struct
import subprocess
import termios
import time

PATIENCE = 60  # seconds
TERMINAL = "the terminal"
PIPE = subprocess.PIPE
NOTHING = subprocess.DEVNULL
CTRL_C, CTRL_D = b"\x03", b"\x04"


class Impatient(Exception):
    """What was waited for didn't come."""


class Terminal:
    """Each of the program's streams is the terminal, or what subprocess.Popen() takes. The terminal is the controlling
    one, unless that is said otherwise. What goes to a pipe is read along, so that nobody waits for the other."""

    def __init__(self, words, folder, environment, rows=40, columns=120, stdin=TERMINAL, stdout=TERMINAL, stderr=TERMINAL,
                 controlling=True, echo=True, **more):
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        modes = termios.tcgetattr(self.slave)
        modes[1] &= ~termios.ONLCR  # a line's end stays as the program writes it
        if not echo:
            modes[3] &= ~termios.ECHO
        termios.tcsetattr(self.slave, termios.TCSANOW, modes)
        self.modes_before = termios.tcgetattr(self.slave)
        self.modes_after = None
        self.shown, self.stdout, self.stderr = b"", b"", b""
        self.code = None

        def take_terminal():
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)

        def stream(one):
            return self.slave if one is TERMINAL else one

        self.process = subprocess.Popen(words, cwd=folder, env=environment, stdin=stream(stdin), stdout=stream(stdout),
                                        stderr=stream(stderr), start_new_session=True,
                                        preexec_fn=take_terminal if controlling else None, **more)
        self.ended = os.pidfd_open(self.process.pid)
        pipes = {"stdout": self.process.stdout, "stderr": self.process.stderr}
        self.pipes = {pipe.fileno(): name for name, pipe in pipes.items() if pipe is not None}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def read(self, seconds):
        """Takes what is there, or comes within this time. Whether the program still runs."""
        ready = select.select([self.master, self.ended, *self.pipes], [], [], seconds)[0]
        if not ready:
            raise Impatient(f"nothing more came, and no end: {self.shown[-2000:].decode(errors='replace')}")
        for descriptor in ready:
            if descriptor != self.ended:
                self.take(descriptor)
        return self.ended not in ready

    def take(self, descriptor):
        """One piece. Whether there can be another."""
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # nobody has the terminal any more
            piece = b""
        if descriptor == self.master:
            self.shown += piece
            return piece != b""
        name = self.pipes[descriptor]
        setattr(self, name, getattr(self, name) + piece)
        if not piece:
            del self.pipes[descriptor]
        return piece != b""

    def wait(self, condition):
        """Until what is shown is as it should be; at most until the program ends."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if not self.read(max(0.0, deadline - time.monotonic())):
                self.finish()
                if not condition():
                    raise Impatient(f"the program ended: {self.shown[-2000:].decode(errors='replace')}")

    def wait_for(self, text):
        self.wait(lambda: text in self.shown)

    def type(self, keys):
        while keys:
            keys = keys[os.write(self.master, keys):]

    def send(self, data):
        """To the pipe that is standard input, and closes it. It's no fault if nobody reads it."""
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(data)
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()

    def finish(self):
        """Until the program ends; then all that it wrote has been taken. Its exit code, negative for a signal's number."""
        if self.code is not None:
            return self.code
        deadline = time.monotonic() + PATIENCE
        while self.read(max(0.0, deadline - time.monotonic())):
            pass
        self.code = self.process.wait()
        self.modes_after = termios.tcgetattr(self.slave)
        os.close(self.slave)  # then the terminal's end shows
        self.slave = None
        for descriptor in (self.master, *list(self.pipes)):
            while self.take(descriptor):
                pass
        return self.code

    def hang_up(self):
        """Takes the terminal away, and waits for the program's end."""
        for descriptor in (self.master, self.slave):
            os.close(descriptor)
        self.master = self.slave = None
        self.code = self.process.wait(PATIENCE)

    def close(self):
        if self.code is None:
            self.process.kill()
            self.code = self.process.wait()
        for descriptor in (self.master, self.slave, self.ended):
            if descriptor is not None:
                os.close(descriptor)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

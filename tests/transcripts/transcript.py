"""Transcripts: files of commands and what they answer.

    # A comment.
    @sample                     loads the tenant of examples/, as examples/README.md says
    @unprivileged               goes on as a user to whom file permissions apply
    $ pcadmin list-customers    a command, run by bash; "> " continues it on the next line
    what it writes to stdout
    ! what it writes to stderr
    ? 3                         its exit code, where it isn't 0

What can't be seen in an editor is written so that it can: ␉ a tab, ␍ a carriage return, ␛ an escape.
A line of stdout that looks like one of the above, or is empty at the end, begins with a backslash; so does
the remark that the last line has no end.
"""

NO_LINE_END = "\\(no line end)"
PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A} | {0x7F: "␡"}
MARKS = ("$ ", "> ", "! ", "? ", "# ", "@", "\\")


class Step:
    """A command, or with no command a directive, and where the lines stand that are its expected answer."""

    def __init__(self, number, text):
        self.number = number  # its line in the file, from 1
        self.text = text
        self.expected = []
        self.first_expected = number  # index of the first such line

    def add(self, line):
        self.expected.append(line)

    def trim(self):
        while self.expected and not self.expected[-1]:
            self.expected.pop()

    @property
    def is_directive(self):
        return self.text.startswith("@")


def parse(text):
    steps = []
    open_step = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("$ "):
            open_step = Step(number, line[2:])
            steps.append(open_step)
        elif line.startswith("> ") and open_step and not open_step.expected:
            open_step.text += "\n" + line[2:]
            open_step.first_expected = number
        elif line.startswith("@"):
            open_step = None
            steps.append(Step(number, line))
        elif line.startswith("# ") or line == "#":
            open_step = None
        elif open_step:
            open_step.add(line)
        elif line:
            raise ValueError(f"line {number} belongs to no command: {line}")
    for step in steps:
        step.trim()
    return steps


def _lines(text, mark):
    if not text:
        return []
    lines = [line.translate(PICTURES) for line in text.removesuffix("\n").split("\n")]
    if mark:
        lines = [(mark + line).rstrip() for line in lines]
    else:
        lines = ["\\" + line if line.startswith(MARKS) or line == "#" else line for line in lines]
        lines[-1] = lines[-1] or "\\"
    return lines if text.endswith("\n") else lines + [NO_LINE_END]


def record(answer):
    """What a command answered, as a transcript says it."""
    lines = _lines(answer.stdout, "") + _lines(answer.stderr, "! ")
    if answer.code != 0:
        lines.append(f"? {answer.code}")
    return lines


def rewrite(text, answers):
    """The file's text with other expected answers; `answers` is a list of (step, lines)."""
    lines = text.splitlines()
    for step, expected in sorted(answers, key=lambda each: each[0].number, reverse=True):
        first = step.first_expected
        lines[first:first + len(step.expected)] = expected
    return "\n".join(lines) + "\n"

"""The examples in the documents and in the help texts, as steps that can be run.

In Markdown these are the lines "$ pcadmin …" in blocks fenced with ```console or ```sh. Every block begins
with the sample tenant loaded; "console empty" begins with nothing, "console continued" goes on where
the block before it ended. Lines below a command are what a terminal shows; a line "…" stands for any number
of them. A command that doesn't exit 0 says so: "# exit 4".
"""

import re

from transcript import Step

FENCE = re.compile(r"^\s*```\s*(console|sh)\b\s*(\w*)\s*$")


class Scene:
    """Commands that follow each other, in one block or in several."""

    def __init__(self, empty):
        self.empty = empty  # whether it begins without the sample tenant
        self.steps = []


def scenes(text):
    """The scenes of a Markdown text."""
    found = []
    inside = False
    step = None
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if not inside and fence:
            inside, step = True, None
            if fence.group(2) != "continued" or not found:
                found.append(Scene(empty=fence.group(2) == "empty"))
        elif inside and line.strip() == "```":
            inside = False
        elif inside and line.startswith("$ "):
            step = Step(number, line[2:])
            found[-1].steps.append(step)
        elif inside and step and line.startswith("> ") and not step.expected:
            step.text += "\n" + line[2:]
            step.first_expected = number
        elif inside and step:
            step.add(line)
    for scene in found:
        for each in scene.steps:
            each.trim()
    return [scene for scene in found if scene.steps]


def expected_exit(command):
    """The exit code that a command's own comment announces."""
    note = re.search(r"#\s*exit (\d+)\s*$", command)
    return int(note.group(1)) if note else 0


def help_section(help_text, title):
    """The lines of a help text below a heading, up to the next line that isn't indented."""
    lines = help_text.splitlines()
    if title + ":" not in lines:
        return []
    found = []
    for line in lines[lines.index(title + ":") + 1:]:
        if not line.startswith(" "):
            break
        found.append(line.strip())
    return found


def help_examples(help_text):
    """The commands that a help text gives as examples."""
    return [line for line in help_section(help_text, "Examples") if not line.startswith("#")]


def help_words(help_text):
    """The options and the fields that a help text names."""
    words = set()
    for line in help_section(help_text, "Options"):
        words.update(re.findall(r"^(?:-\w, )?(--[a-z-]+)", line))
    for line in help_section(help_text, "Fields of the answer"):
        words.update(re.findall(r"^([a-z]\w+)\s{2,}", line))
    return words


def matches(expected, actual):
    """Whether lines are as expected; a line "…" matches any number of lines."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == "…" else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None

"""What the benchmarks share: running a program and measuring it."""

import os
import subprocess
import sys
import time


def run(arguments, environment, output=os.devnull, source=os.devnull):
    """Seconds, and the peak of memory in bytes, of one run that succeeds. A peak is never less than that of
    this Python process, which the child inherits until it executes the program."""
    with open(source, "rb") as feed, open(output, "wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(arguments, env=environment, stdin=feed, stdout=sink)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{sys.argv[0]}: exit code {process.returncode}: {' '.join(map(str, arguments))}")
    return seconds, usage.ru_maxrss * 1024


def environment_of(folder, store):
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "PCADMIN_STORE": str(store), "LC_ALL": "C.UTF-8"}


def make_store(program, generate, folder, environment, subscriptions):
    """A store with resellers, customers and that many subscriptions; answers the id of one of them."""
    subscription = subprocess.run([generate, folder, str(subscriptions)], check=True, text=True,
                                  stdout=subprocess.PIPE).stdout.strip()
    run([program, "init", "--name", "Bench", "--tenant-id", "f6fadfa7-e5c1-4b62-9362-da5cc13da58a", "--mpn-id",
         "5102948"], environment)
    run([program, "import", folder / "partnerships.json", folder / "customers.json"], environment)
    return subscription


def print_rows(title, rows):
    width = max(len(what) for what, _ in rows)
    print(title)
    for what, figure in rows:
        print(f"  {what:<{width}}  {figure}")

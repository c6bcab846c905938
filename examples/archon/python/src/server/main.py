"""archon-server: the API in front of mcp and agents."""

import asyncio
import os
from typing import Any

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from ..shared.http import UpstreamError, call

app = FastAPI(title="archon-server")


class Task(BaseModel):
    task: str


def neighbour(variable: str) -> str:
    url = os.environ.get(variable)
    if not url:
        raise HTTPException(503, f"{variable} is not set")
    return url


@app.exception_handler(UpstreamError)
async def bad_gateway(_: Request, error: UpstreamError) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=502)


@app.get("/health")
async def health() -> dict:
    return {"status": "ok", "service": "server"}


@app.get("/ready")
async def ready() -> dict:
    # Only what this pod decides by itself: a neighbour's restart must not empty the Service.
    neighbour("MCP_URL")
    neighbour("AGENTS_URL")
    return {"status": "ready"}


@app.get("/api/slow")
async def slow(ms: int = Query(300, ge=0, le=60_000)) -> dict:
    """A request that is still in flight when SIGTERM comes."""
    await asyncio.sleep(ms / 1000)
    return {"waitedMs": ms}


# Plain functions from here on: FastAPI runs them in its thread pool, so the blocking client is harmless.


@app.get("/api/status")
def status() -> dict:
    return {
        "server": "ok",
        "mcp": call(neighbour("MCP_URL"), "/health")["status"],
        "agents": call(neighbour("AGENTS_URL"), "/health")["status"],
    }


@app.get("/api/tools")
def tools() -> Any:
    return call(neighbour("MCP_URL"), "/tools")


@app.get("/api/runs")
def runs() -> Any:
    return call(neighbour("AGENTS_URL"), "/runs")


@app.post("/api/run")
def run(task: Task) -> Any:
    return call(neighbour("AGENTS_URL"), "/run", {"task": task.task})

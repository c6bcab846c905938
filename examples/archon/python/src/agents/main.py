"""archon-agents: runs tasks and keeps a record of them in DATA_DIR."""

import json
import os
import time
import uuid
from collections import deque
from pathlib import Path

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI(title="archon-agents")


class Task(BaseModel):
    task: str


def record() -> Path:
    return Path(os.environ.get("DATA_DIR", "/app/data")) / "runs.ndjson"


@app.get("/health")
async def health() -> dict:
    return {"status": "ok", "service": "agents"}


@app.post("/run")
def run(task: Task) -> dict:
    entry = {"id": uuid.uuid4().hex, "time": time.time(), "task": task.task}
    # A user who may not write here gets a traceback and a 500, as a real service would.
    with record().open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
    return {**entry, "modelKey": bool(os.environ.get("MODEL_API_KEY"))}


@app.get("/runs")
def runs() -> dict:
    try:
        with record().open(encoding="utf-8") as file:
            return {"runs": [json.loads(line) for line in deque(file, maxlen=20)]}
    except FileNotFoundError:
        return {"runs": []}

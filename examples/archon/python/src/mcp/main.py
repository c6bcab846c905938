"""archon-mcp: tells which tools there are."""

from fastapi import FastAPI

app = FastAPI(title="archon-mcp")

TOOLS = [
    {"name": "search_knowledge", "description": "Searches the knowledge base"},
    {"name": "list_projects", "description": "Lists the projects"},
    {"name": "add_task", "description": "Adds a task to a project"},
]


@app.get("/health")
async def health() -> dict:
    return {"status": "ok", "service": "mcp"}


@app.get("/tools")
async def tools() -> dict:
    return {"tools": TOOLS}

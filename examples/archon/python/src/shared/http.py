"""A JSON client for the neighbour services, from the standard library alone."""

import json
import os
import urllib.request
from typing import Any, Optional

# Services of one namespace talk directly: a proxy meant for the outside must not get in between.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class UpstreamError(Exception):
    """A neighbour was unreachable or did not answer with 2xx JSON."""


def call(base: str, path: str, body: Optional[dict] = None) -> Any:
    """GETs `path`, or POSTs `body` to it. Blocks: call it from a worker thread."""
    url = base.rstrip("/") + path
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        timeout = float(os.environ.get("UPSTREAM_TIMEOUT", "5"))
        with _opener.open(request, timeout=timeout) as response:
            return json.load(response)
    except (OSError, ValueError) as error:
        raise UpstreamError(f"{url}: {error}") from error

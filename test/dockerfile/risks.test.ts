import { expect, test } from "vitest";
import { dockerfileFacts } from "../../src/dockerfile/dockerfile-facts.ts";

const risksOf = (text: string) =>
  dockerfileFacts("Dockerfile", text).risks.map(({ code, line, detail }) => `${code} ${line} ${detail}`);

const MADE = "RUN useradd -m -u 1001 app";

/** The body of a file on Debian. Line 1 is FROM; the last line makes the user 1001. */
test.each<[string, string, string[]]>([
  ["nothing wrong", `${MADE}\nUSER 1001`, []],
  ["a named user", `${MADE}\nUSER app`, ["NAMED_USER 3 app"]],
  ["root has no risks", "WORKDIR /app\nCOPY . .", []],
  ["nor has a user that is unknown", "WORKDIR /app\nCOPY . .\nUSER $WHO", []],

  ["no home", "RUN useradd -r -u 1001 app\nUSER 1001", ["NO_HOME 2 app"]],
  ["no home, but HOME", "RUN useradd -r -u 1001 app\nENV HOME=/tmp\nUSER 1001", []],
  ["no home, but made by hand", "RUN useradd -u 1001 app && mkdir /home/app && chown app /home/app\nUSER 1001", []],
  ["no home on Alpine", "RUN adduser -DH -u 1001 app\nUSER 1001", ["NO_HOME 2 app"]],
  ["a home on Alpine", "RUN adduser -D -u 1001 app\nUSER 1001", []],
  ["another user's home", `RUN useradd -r -u 9 other\n${MADE}\nUSER 1001`, []],

  ["files copied to /root", "COPY a /root/a\nUSER 1", ["ROOT_HOME_FILES 2 /root/a"]],
  ["a tool of root's", "RUN curl -LsSf https://astral.sh/uv/install.sh | sh\nUSER 1", ["ROOT_HOME_FILES 2 uv"]],
  ["… elsewhere", "RUN curl -LsSf https://astral.sh/uv/install.sh | UV_INSTALL_DIR=/opt sh\nUSER 1", []],
  ["… moved out", "RUN curl https://astral.sh/uv/install.sh | sh && mv ~/.local/bin/uv /usr/local/bin/\nUSER 1", []],
  [
    "… linked into the open",
    "RUN ln -s /root/.local/bin/uv /usr/bin/uv\nUSER 1",
    ["ROOT_HOME_FILES 2 /root/.local/bin/uv"],
  ],
  ["… by the user", `${MADE}\nUSER 1001\nRUN pip install --user x`, []],
  ["browsers", "RUN playwright install chromium\nUSER 1", ["ROOT_HOME_FILES 2 playwright"]],
  ["caches are not needed later", "RUN pip install x && npm ci\nUSER 1", []],
  ["/root opened", "COPY a /root/a\nRUN chmod 755 /root\nUSER 1", []],
  ["/root given away", "COPY a /root/a\nRUN chown -R 1 /root\nUSER 1", []],
  ["only the file given away", "COPY a /root/a\nRUN chown 1 /root/a\nUSER 1", ["ROOT_HOME_FILES 2 /root/a"]],
  ["PATH through /root", "ENV PATH=/root/.cargo/bin:$PATH\nUSER 1", ["ROOT_HOME_FILES 2 /root/.cargo/bin"]],
  ["HOME is /root", "ENV HOME /root\nUSER 1", ["ROOT_HOME_FILES 2 /root"]],
  ["a cache mount leaves nothing", "RUN --mount=type=cache,target=/root/.cache pip install x\nUSER 1", []],

  ["a copy of root's", "COPY . /app/\nUSER 1", ["COPY_WITHOUT_CHOWN 2 /app"]],
  ["with --chown", "COPY --chown=1:1 . /app/\nUSER 1", []],
  ["with an open mode", "COPY --chmod=777 . /app/\nUSER 1", []],
  ["given away later", "COPY . /app/\nRUN chown -R 1:1 /app\nUSER 1", []],
  ["given away above", "COPY . /srv/app/\nRUN chown -R 1:1 /srv\nUSER 1", []],
  ["given away before", "RUN mkdir /app && chown -R 1 /app\nCOPY . /app/\nUSER 1", ["COPY_WITHOUT_CHOWN 3 /app"]],
  ["given to root", "COPY . /app/\nRUN chown -R root:root /app\nUSER 1", ["COPY_WITHOUT_CHOWN 2 /app"]],
  ["opened to the group", "COPY . /app/\nRUN chgrp -R 0 /app && chmod -R g=u /app\nUSER 1", []],
  ["given away by find", "COPY . /app/\nRUN find / -name x -exec chown 1 {} +\nUSER 1", []],
  ["given away, nobody knows where", "COPY . /app/\nRUN chown -R 1 $WHERE\nUSER 1", []],
  ["only what is written is given away", "COPY . /app/\nRUN mkdir /app/data && chown 1 /app/data\nUSER 1", []],
  ["after cd", "COPY . /app/\nRUN cd /app && chown -R 1 .\nUSER 1", []],
  ["a whole system", "COPY --from=tools / /\nUSER 1", []],
  ["settings are only read", "COPY a.conf /etc/a.conf\nCOPY b /usr/local/bin/b\nUSER 1", []],
  ["the program itself", 'COPY --from=b /x /server\nUSER 1\nENTRYPOINT ["/server"]', []],
  ["the base's own folder is unknown", "COPY . .\nUSER 1", []],

  ["a working directory of root's", "WORKDIR /app\nUSER 1", ["WORKDIR_ROOT_OWNED 2 /app"]],
  ["… given away", "WORKDIR /app\nRUN chown 1 /app\nUSER 1", []],
  ["… made by the user", "USER 1\nWORKDIR /app", []],
  ["… made by root before", "RUN mkdir -p /app\nUSER 1\nWORKDIR /app", ["WORKDIR_ROOT_OWNED 4 /app"]],
  ["… that is the user's home", `${MADE}\nWORKDIR /home/app\nUSER 1001`, []],
  ["… below the home", `${MADE}\nWORKDIR /home/app/x\nUSER 1001`, ["WORKDIR_ROOT_OWNED 3 /home/app/x"]],
  ["COPY --chown leaves it", "WORKDIR /app\nCOPY --chown=1 . .\nUSER 1", ["WORKDIR_ROOT_OWNED 2 /app"]],
  ["COPY --chown makes it", "COPY --chown=1 . /app\nWORKDIR /app\nUSER 1", []],
])("%s", (_, body, expected) => {
  expect(risksOf(`FROM debian:12\n${body}`)).toEqual(expected);
});

test("node's own home exists before the Dockerfile", () => {
  expect(risksOf("FROM node\nWORKDIR /home/node\nUSER 1000")).toEqual([]);
  expect(risksOf("FROM node\nWORKDIR /home/node/app\nUSER 1000")).toEqual(["WORKDIR_ROOT_OWNED 2 /home/node/app"]);
});

test("an earlier stage of the chain counts, another stage does not", () => {
  expect(risksOf("FROM debian AS a\nWORKDIR /app\nFROM a\nUSER 1")).toEqual(["WORKDIR_ROOT_OWNED 2 /app"]);
  expect(risksOf("FROM debian AS a\nWORKDIR /app\nFROM debian\nUSER 1")).toEqual([]);
});

test("RHEL makes homes unless told otherwise", () => {
  expect(risksOf("FROM fedora\nRUN useradd -u 1001 app\nUSER 1001")).toEqual([]);
});

test("files for Windows are of another kind", () => {
  expect(risksOf("# escape=`\nFROM debian\nWORKDIR /app\nUSER 1")).toEqual([]);
});

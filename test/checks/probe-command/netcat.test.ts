import { describe } from "vitest";
import { testRows } from "./describe-meaning.ts";

describe("nc -z is tcpSocket", () => {
  testRows([
    ["nc -z localhost 5432", "tcp :5432"],
    ["nc -zv localhost 5432", "tcp :5432"],
    ["nc -vz -w1 127.0.0.1 6379", "tcp :6379"],
    ["nc -zn 127.0.0.1 6379", "tcp :6379"],
    ["ncat -z ::1 80", "tcp :80"],
    ["nc -z -w 2 localhost 80", "differs: own-timeout, closest tcp :80", 3],
    ["nc -z db 5432", "differs: remote-host"],
  ]);
});

describe("nc that is not understood", () => {
  testRows([
    ["nc localhost 5432", "unclear"],
    ["nc -zu localhost 53", "unclear"],
    ["nc -z localhost 80-90", "unclear"],
    ["nc -z localhost 80 81", "unclear"],
    ["nc -z localhost http", "unclear"],
    ["nc -z localhost", "unclear"],
    ["nc localhost 80 -z", "unclear"],
    ["nc -zn localhost 80", "unclear"],
    ["nc -z -w 0 localhost 80", "unclear"],
  ]);
});

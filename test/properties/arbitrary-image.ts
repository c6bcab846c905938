import fc from "fast-check";

const REPOSITORIES = [
  "git.automatizase.com.br/luis.erlacher/archon/server",
  "git.automatizase.com.br/luis.erlacher/archon/frontend",
  "ghcr.io/acme/api",
  "localhost:5000/app",
  "nginx",
  "library/node",
  "docker.io/library/redis",
  "registry.example.com:5000/team/postgres",
  "python",
];

const SHA = "0123456789abcdef".repeat(4);

const TAGS = [
  "",
  ":latest",
  ":docker-latest",
  `:docker-${SHA.slice(0, 12)}`,
  ":k8s-latest",
  `:k8s-${SHA.slice(3, 15)}`,
  ":1.27-alpine",
  ":docker-1",
];

/** Whatever a manifest may name: the API server asks only that it is not empty. */
export const image: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.tuple(fc.constantFrom(...REPOSITORIES), fc.constantFrom(...TAGS)).map(([name, tag]) => name + tag),
  },
  { weight: 1, arbitrary: fc.constantFrom(...REPOSITORIES).map((name) => `${name}:latest@sha256:${SHA}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "Upper/Case:latest",
      "nginx:la test",
      "nginx@sha256:12",
      "http://nginx:latest",
      "é:latest",
    ),
  },
);

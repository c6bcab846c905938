import * as fc from "fast-check";
import { CHECK_IDS } from "../../src/core/items.ts";
import type { ServiceConfig } from "../../src/core/config.ts";
import type { TextFormat } from "../../src/config/field.ts";
import * as formats from "../../src/config/formats.ts";
import type { ConfigLayer } from "../../src/config/layer.ts";

/** Words that YAML takes for something else unless they are quoted. */
const TRAPS = [
  "on",
  "y",
  "no",
  "null",
  "1e3",
  "0x1f",
  "1.30",
  "1_000",
  "0o7",
  ".5",
  "-",
  "a: b",
  "#",
  "* *",
  "/",
  "/#",
  "~",
  "é ü",
  "日本",
  "'",
  '"',
];

const text = (format: TextFormat): fc.Arbitrary<string> => {
  const allowed = new RegExp(format.pattern, "u");
  const fits = (value: string) => value.length <= format.maxLength && allowed.test(value);
  return fc
    .oneof(
      fc.constantFrom(...TRAPS, "a"),
      fc.stringMatching(/^[a-z0-9./:*?{}_-]{1,12}$/),
      fc.string({ unit: "binary" }),
    )
    .filter(fits);
};

const id = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const partly = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });

const service = fc.record(
  {
    name: text(formats.SERVICE_NAME),
    image: text(formats.REPOSITORY),
    deployment: text(formats.DNS_SUBDOMAIN),
    container: text(formats.DNS_LABEL),
    context: text(formats.RELATIVE_PATH),
    dockerfiles: partly({ compose: text(formats.RELATIVE_PATH), kubernetes: text(formats.RELATIVE_PATH) }),
    port: fc.integer({ min: 1, max: 65_535 }),
    health: fc.oneof(text(formats.HTTP_PATH), fc.stringMatching(/^\/[!-~]{0,9}$/)),
    user: fc.record({ uid: id, gid: id }),
  },
  { requiredKeys: ["name", "image"] },
) as fc.Arbitrary<ServiceConfig>;

/** Any part of a configuration that the table of fields allows. */
export const anyLayer = partly({
  namespace: text(formats.DNS_LABEL),
  images: partly({ include: fc.array(text(formats.REPOSITORY_GLOB), { maxLength: 4 }) }),
  tags: partly({
    compose: fc.array(text(formats.TAG_PATTERN), { maxLength: 4 }),
    kubernetes: partly({ floating: text(formats.FIXED_TAG), pinned: fc.constantFrom("{sha}", "k8s-{sha}", "1{sha}") }),
  }),
  securityContext: partly({
    user: fc.oneof(fc.constant("derive" as const), id),
    unknownUser: fc.constantFrom("ask" as const, "refuse" as const, "default" as const),
    default: partly({ runAsUser: id, runAsGroup: id, fsGroup: id }),
  }),
  terminationGracePeriodSeconds: fc.integer({ min: 1, max: 86_400 }),
  drainSeconds: fc.integer({ min: 0, max: 3600 }),
  kubernetesVersion: fc.constantFrom("1.30", "v1.29", "1.33.2"),
  services: fc.uniqueArray(service, { maxLength: 3, selector: ({ name }) => name }),
  checks: partly(Object.fromEntries(CHECK_IDS.map((check) => [check, partly({ enabled: fc.boolean() })]))),
}) as fc.Arbitrary<ConfigLayer>;

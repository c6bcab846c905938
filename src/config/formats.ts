import type { TextFormat } from "./field.ts";

const PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const HOST = "(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]+)?";
const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

/** RFC 1123, as the API server checks names of namespaces and containers. */
export const DNS_LABEL: TextFormat = {
  pattern: `^${LABEL}$`,
  means: "DNS label (a-z, 0-9, -)",
  maxLength: 63,
};

export const DNS_SUBDOMAIN: TextFormat = {
  pattern: `^${LABEL}(?:\\.${LABEL})*$`,
  means: "DNS name (a-z, 0-9, -, .)",
  maxLength: 253,
};

/** github.com/distribution/reference, its `name` without tag and digest. */
export const REPOSITORY: TextFormat = {
  pattern: `^(?:${HOST}/)?${PART}(?:/${PART})*$`,
  means: "image repository without tag",
  maxLength: 255,
};

/** A colon may only stand before a registry's port: a glob with a tag would match nothing, silently. */
export const REPOSITORY_GLOB: TextFormat = {
  pattern: "^(?:[A-Za-z0-9*?.-]+(?::[0-9]+)?/)?[a-z0-9*?._/-]+$",
  means: "glob over repositories, without tag",
  maxLength: 255,
};

const TAG = "[A-Za-z0-9_.-]*";

/** The first unit of a tag is a word character (distribution/reference). */
export const TAG_PATTERN: TextFormat = {
  pattern: `^(?:[A-Za-z0-9_]${TAG}(?:\\{sha\\}${TAG})?|\\{sha\\}${TAG})$`,
  means: "tag, {sha} at most once",
  maxLength: 128,
};

export const FIXED_TAG: TextFormat = {
  pattern: `^[A-Za-z0-9_]${TAG}$`,
  means: "tag",
  maxLength: 128,
};

export const SHA_TAG: TextFormat = {
  pattern: `^(?:[A-Za-z0-9_]${TAG})?\\{sha\\}${TAG}$`,
  means: "tag with {sha} in it, once",
  maxLength: 128,
};

export const RELATIVE_PATH: TextFormat = {
  pattern: "^(?!/)[^\\u0000-\\u001f\\u007f-\\u009f\\\\\\ud800-\\udfff\\u2028\\u2029\\ufeff\\ufffe\\uffff]+$",
  means: "path relative to this file, with /",
  maxLength: 4096,
};

export const HTTP_PATH: TextFormat = {
  pattern: "^/[!-~]*$",
  means: "path of a URL, beginning with /",
  maxLength: 2048,
};

/** Only Kubernetes 1.x exists; patch levels are allowed because `kubectl version` prints them. */
export const KUBERNETES_VERSION: TextFormat = {
  pattern: "^v?1\\.[0-9]{1,3}(?:\\.[0-9]{1,3})?$",
  means: 'version in quotes, as "1.30"',
  maxLength: 12,
};

export const SERVICE_NAME: TextFormat = {
  pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
  means: "name (letters, digits, _, ., -)",
  maxLength: 63,
};

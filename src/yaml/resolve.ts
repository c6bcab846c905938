/**
 * What a plain scalar means to Kubernetes: the rules of sigs.k8s.io/yaml (a fork of go-yaml v2),
 * not those of YAML 1.1 or 1.2. The table of facts it is tested against was printed by that reader.
 */

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ...words(true, "y Y yes Yes YES on On ON true True TRUE"),
  ...words(false, "n N no No NO off Off OFF false False FALSE"),
  ...words(null, "~ null Null NULL"),
  ...words(Number.POSITIVE_INFINITY, ".inf .Inf .INF +.inf +.Inf +.INF"),
  ...words(Number.NEGATIVE_INFINITY, "-.inf -.Inf -.INF"),
  ...words(Number.NaN, ".nan .NaN .NAN"),
]);

function words<T>(value: T, list: string): [string, T][] {
  return list.split(" ").map((word) => [word, value]);
}

/** The value of a plain (unquoted, untagged) scalar. */
export function resolvePlain(text: string): boolean | null | number | string {
  if (text === "") return null;
  const first = text.charCodeAt(0);
  // Only these first units can begin anything but a string: digits, sign, dot, and the words' letters.
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (!numeric && !"yYnNtTfFoO~.".includes(text[0] as string)) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (numeric) return resolveNumber(text) ?? text;
  if (text[0] === ".") return resolveDotted(text) ?? text;
  return text;
}

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function resolveNumber(text: string): number | undefined {
  const plain = text.replaceAll("_", "");
  return goInteger(plain) ?? goFloat(plain) ?? oddBinary(plain);
}

/** Only dotted numbers with a digit right behind the dot; `._5` is a string. */
function resolveDotted(text: string): number | undefined {
  return /^\.[0-9]/.test(text) ? goFloat(text.replaceAll("_", "")) : undefined;
}

/** strconv.ParseInt and ParseUint with base 0, 64 bits wide. */
function goInteger(plain: string): number | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(plain);
  if (!match) return undefined;
  const [, sign = "", digits = ""] = match;
  const size = magnitude(digits);
  const limit = sign === "-" ? 1n << 63n : (1n << 64n) - 1n;
  if (size > limit) return undefined;
  return sign === "-" ? -Number(size) || 0 : Number(size);
}

function magnitude(digits: string): bigint {
  if (/^0[0-7]/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return BigInt(digits.toLowerCase());
}

function goFloat(plain: string): number | undefined {
  if (!FLOAT.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** go-yaml parses what follows `0b` on its own, so a second sign is read there. */
function oddBinary(plain: string): number | undefined {
  const match = /^0b([-+])([01]{1,63})$/.exec(plain);
  return match ? Number(`${match[1]}1`) * Number.parseInt(match[2] as string, 2) : undefined;
}

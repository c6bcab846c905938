import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  getScalarValue,
  parseEvents,
  COLLECTION_STYLE_FLOW,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_FOLDED_BLOCK,
  SCALAR_STYLE_LITERAL_BLOCK,
  SCALAR_STYLE_SINGLE_QUOTED,
  YAMLException,
} from "js-yaml";
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml";
import type { MapNode, ScalarNode, ScalarStyle, SeqNode, YamlNode } from "./node.ts";
import { joinLines } from "./mend-indentation.ts";
import { closeFlow, colonAfter } from "./scan.ts";

/** Why a document could not be read; `offset` counts from the document's first unit. */
export class YamlSyntaxError extends Error {
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

/**
 * Parses one document. Returns undefined where there is nothing but comments.
 * @throws YamlSyntaxError
 */
export function parseTree(text: string): YamlNode | undefined {
  const { events, read } = eventsOf(text);
  const documents = events.filter((event) => event.type === EVENT_DOCUMENT).length;
  if (documents > 1) throw new YamlSyntaxError("a second document begins without ---", 0);
  if (documents === 0) return undefined;
  const builder = new TreeBuilder(read, events);
  return builder.node();
}

/** Kubernetes' reader allows 10,000 levels; nobody writes 500, and the stack is finite. */
const MAX_DEPTH = 500;

/**
 * The text as it was read: the same, or with shallow lines of brackets joined.
 * @throws YamlSyntaxError
 */
export function readableText(text: string): string {
  return eventsOf(text).read;
}

/** So many lines of flow collections may stand too far left before a document counts as broken. */
const MAX_MENDS = 200;

/** The events, with the text they speak of: that one, or one in which shallow lines of brackets are joined. */
function eventsOf(text: string): { events: Event[]; read: string } {
  const foreign = /[\u0085\u2028\u2029]/.exec(text);
  if (foreign) throw new YamlSyntaxError("a line break that only some readers of YAML know", foreign.index);
  let read = text;
  let first: YamlSyntaxError | undefined;
  for (let mends = 0; ; mends++) {
    try {
      return { events: parseEvents(read, { maxDepth: MAX_DEPTH }), read };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = error.mark?.position ?? 0;
      const shallow = error.reason === "deficient indentation" && mends < MAX_MENDS;
      const joined = shallow ? joinLines(read, offset) : undefined;
      first ??= new YamlSyntaxError(error.reason, offset);
      if (joined === undefined) throw first;
      read = joined;
    }
  }
}

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE_SINGLE_QUOTED]: "single",
  [SCALAR_STYLE_DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE_LITERAL_BLOCK]: "literal",
  [SCALAR_STYLE_FOLDED_BLOCK]: "folded",
};

class TreeBuilder {
  readonly #text: string;
  readonly #events: Event[];
  #next = 1;
  /** End of the last token seen: where an empty value stands. */
  #tokenEnd = 0;

  constructor(text: string, events: Event[]) {
    this.#text = text;
    this.#events = events;
  }

  node(): YamlNode | undefined {
    const event = this.#events[this.#next++];
    if (!event || event.type === EVENT_POP || event.type === EVENT_DOCUMENT) return undefined;
    if (event.type === EVENT_SCALAR) return this.#scalar(event);
    if (event.type === EVENT_ALIAS) {
      const { anchorStart, anchorEnd } = event;
      this.#tokenEnd = anchorEnd;
      const start = anchorStart - 1;
      const name = this.#text.slice(anchorStart, anchorEnd);
      return { type: "alias", name, start, end: anchorEnd, outerStart: start };
    }
    if (event.type === EVENT_MAPPING) return this.#map(event);
    return this.#seq(event);
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const properties = this.#properties(event);
    if (event.valueStart < 0) {
      const place = Math.max(this.#tokenEnd, properties.propertiesEnd);
      this.#tokenEnd = place;
      const { outerStart = place } = properties;
      const range = { start: place, end: place, contentStart: place, contentEnd: place };
      return { type: "scalar", style: "empty", text: "", ...range, ...properties, outerStart };
    }
    const style = STYLES[event.style] ?? "plain";
    const { start, end } = this.#extent(event, style, properties.propertiesEnd);
    this.#tokenEnd = end;
    return {
      type: "scalar",
      style,
      text: event.fast ? this.#text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.#text, event),
      contentStart: event.valueStart,
      contentEnd: event.valueEnd,
      start,
      end,
      ...properties,
      outerStart: properties.outerStart ?? start,
    };
  }

  /** Range with quotes, or with the block header (`|-`), which the event leaves out. */
  #extent(event: ScalarEvent, style: ScalarStyle, after: number): { start: number; end: number } {
    if (style === "single" || style === "double") {
      return { start: event.valueStart - 1, end: event.valueEnd + 1 };
    }
    if (style === "literal" || style === "folded") {
      const indicator = style === "literal" ? "|" : ">";
      const start = this.#text.indexOf(indicator, Math.max(this.#tokenEnd, after));
      return { start, end: event.valueEnd };
    }
    return { start: event.valueStart, end: event.valueEnd };
  }

  #map(event: MappingEvent): MapNode {
    const map: MapNode = {
      type: "map",
      flow: event.style === COLLECTION_STYLE_FLOW,
      entries: [],
      ...this.#opening(event),
    };
    for (;;) {
      const key = this.node();
      if (!key) break;
      const colon = colonAfter(this.#text, key.end);
      if (colon >= 0) this.#tokenEnd = colon + 1;
      const value = this.node();
      if (!value) throw new YamlSyntaxError("a mapping ends after a key", key.start);
      map.entries.push({ key, value, colon });
    }
    return this.#closing(map);
  }

  #seq(event: SequenceEvent): SeqNode {
    const seq: SeqNode = {
      type: "seq",
      flow: event.style === COLLECTION_STYLE_FLOW,
      items: [],
      ...this.#opening(event),
    };
    for (let item = this.node(); item; item = this.node()) seq.items.push(item);
    return this.#closing(seq);
  }

  #opening(event: MappingEvent | SequenceEvent) {
    const properties = this.#properties(event);
    this.#tokenEnd = Math.max(this.#tokenEnd, event.start + (event.style === COLLECTION_STYLE_FLOW ? 1 : 0));
    return { ...properties, start: event.start, end: event.start, outerStart: properties.outerStart ?? event.start };
  }

  #closing<T extends MapNode | SeqNode>(node: T): T {
    // `[a: 1]` holds a mapping without brackets of its own: it ends with its last token.
    if (node.flow && "{[".includes(this.#text[node.start] as string)) {
      const end = closeFlow(this.#text, this.#tokenEnd, node.type === "map" ? "}" : "]");
      if (end < 0) throw new YamlSyntaxError("the end of a flow collection was not found", node.start);
      this.#tokenEnd = end;
    }
    node.end = this.#tokenEnd;
    return node;
  }

  #properties(event: ScalarEvent | MappingEvent | SequenceEvent): {
    anchor?: string;
    tag?: string;
    outerStart?: number;
    propertiesEnd: number;
  } {
    if (event.anchorStart < 0 && event.tagStart < 0) return { propertiesEnd: 0 };
    const starts: number[] = [];
    if (event.anchorStart >= 0) starts.push(event.anchorStart - 1);
    if (event.tagStart >= 0) starts.push(event.tagStart);
    return {
      ...(event.anchorStart >= 0 && { anchor: this.#text.slice(event.anchorStart, event.anchorEnd) }),
      ...(event.tagStart >= 0 && { tag: this.#text.slice(event.tagStart, event.tagEnd) }),
      outerStart: Math.min(...starts),
      propertiesEnd: Math.max(event.anchorEnd, event.tagEnd),
    };
  }
}

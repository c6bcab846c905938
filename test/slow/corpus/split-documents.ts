/** One YAML document of a file. */
export interface Piece {
  readonly text: string;
  /** Lines count from 1; `end` is the last one. */
  readonly line: number;
  readonly end: number;
}

/** Cuts at lines that begin with `---`; a head of comments only is no document. */
export function splitDocuments(text: string): Piece[] {
  const pieces = text.replace(/^\uFEFF/, "").split(/^(?=---(?:\s|$))/m);
  let line = 1;
  const placed = pieces.map((piece) => {
    const start = line;
    line += piece.split("\n").length - 1;
    return { text: piece, line: start, end: Math.max(start, line - (piece.endsWith("\n") ? 1 : 0)) };
  });
  const [head, ...rest] = placed;
  const isBare = head && !head.text.startsWith("---") && /^(?:[ \t]*(?:#[^\n]*|%[^\n]*)?\r?(?:\n|$))*$/.test(head.text);
  return isBare && rest.length > 0 ? rest : placed;
}

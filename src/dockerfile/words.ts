/** Words at white space outside of quotes, quotes kept. `escape` makes the next character plain. */
export function splitWords(text: string, escape = "\\"): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (char === escape && quote !== "'" && index + 1 < text.length) {
      word += char + (text[++index] as string);
    } else if (quote === "" && /\s/.test(char)) {
      if (word !== "") words.push(word);
      word = "";
    } else {
      if (char === quote) quote = "";
      else if (quote === "" && (char === '"' || char === "'")) quote = char;
      word += char;
    }
  }
  if (word !== "") words.push(word);
  return words;
}

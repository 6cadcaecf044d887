// What a query may not do: reach for the network, or change the graph. The same words as the command line refuses
// (ladkg.library.guard), found in the same way.
import type { Place } from "./engine";
import { placeAt } from "./faults";

// The tokens inside which a keyword is no keyword (SPARQL 1.1, section 19.8), then the keywords themselves.
const TOKENS = new RegExp(
  [
    String.raw`<[^<>"{}|^\x60\\\x00-\x20]*>|#[^\n]*`,
    String.raw`'''(?:\\.|[^\\])*?'''|"""(?:\\.|[^\\])*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`,
    String.raw`[?$@][\p{L}\p{N}_]+|[\p{L}\p{N}_.\-]*:[\p{L}\p{N}_.:%\\\-]*`,
    String.raw`(?<word>[A-Za-z][\p{L}\p{N}_]*)`,
  ].join("|"),
  "gsu",
);
const CHANGES = ["INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"];
const FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];

export type Refusal = { word: string; why: "service" | "from" | "load" | "change"; place: Place };

function* words(query: string): Generator<[string, number]> {
  for (const token of query.matchAll(TOKENS)) {
    const word = token.groups?.["word"];
    if (word) yield [word.toUpperCase(), token.index];
  }
}

function refused(word: string): Refusal["why"] | undefined {
  if (word === "SERVICE") return "service";
  if (word === "FROM") return "from";
  if (word === "LOAD") return "load";
  return CHANGES.includes(word) ? "change" : undefined;
}

export function check(query: string): Refusal | undefined {
  for (const [word, offset] of words(query)) {
    const why = refused(word);
    if (why) return { word, why, place: placeAt(query, offset) };
  }
  return undefined;
}

/** SELECT, ASK, CONSTRUCT or DESCRIBE: the first of these words; empty when there is none. */
export function form(query: string): string {
  for (const [word] of words(query)) if (FORMS.includes(word)) return word;
  return "";
}

// The parser's errors, made readable: the place in the query as it was written, and what was expected in words.
import type { Place } from "./engine";

export interface Fault {
  message: string;
  place?: Place;
  /** What stands at the place, where the parser expected only words of its own there. */
  word?: string;
  /** A prefix that nothing declares. */
  prefix?: string;
}

/** An error of the parser about `query` with `shift` characters put before it on its first line. */
export function placed(error: string, query: string, shift: number): Fault {
  const at = /\b(\d+):(\d+):\s*(.*)/s.exec(error);
  if (!at) return { message: error };
  const line = Number(at[1]);
  const place = { line, column: Math.max(1, Number(at[2]) - (line === 1 ? shift : 0)) };
  // It names the ranges of characters that could begin a name; a person needs the words and signs only.
  const message = (at[3] ?? "").replace(/\['(?:[^\]]|\n)*?'\](?:, )?|(?:, )?\[_\]/g, "").replace(/, $/, "");
  const told = /[A-Z][A-Za-z]*(?: [A-Za-z]+){2,}/.exec(message)?.[0];
  if (told) return named(told, query, place);
  const expected = message.replace(/^expected (?:one of )?/, "").split(", ");
  const lengths = expected.map((word) => (/^[A-Za-z_]+$/.test(word) ? word.length : 0));
  const length = Math.min(...lengths);
  if (!length || /\['/.test(at[3] ?? "")) return { message, place };
  // A keyword that does not fit is reported at its end, by its own length.
  const start = Math.max(0, offset(query, place) - length);
  const word = /^\s*([^\s{}()]+)/.exec(query.slice(start))?.[1] ?? "";
  return { message, word, place: placeAt(query, start + (/^\s*/.exec(query.slice(start))?.[0].length ?? 0)) };
}

/** What the parser says in a sentence of its own; a prefix is reported at the end of the name that has it. */
function named(message: string, query: string, place: Place): Fault {
  const end = offset(query, place);
  const name = /([\p{L}\p{N}_.-]*):[\p{L}\p{N}_.:%-]*$/u.exec(query.slice(0, end));
  if (!message.startsWith("Prefix") || !name) return { message, place };
  return { message, place: placeAt(query, name.index), prefix: name[1] ?? "" };
}

function offset(query: string, place: Place): number {
  const lines = query.split("\n");
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return before + [...(lines[place.line - 1] ?? "")].slice(0, place.column - 1).join("").length;
}

export function placeAt(query: string, offset: number): Place {
  const before = query.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

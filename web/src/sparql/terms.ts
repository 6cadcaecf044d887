// Terms as results hold them, and how they are shortened.

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  datatype?: string;
  language?: string;
}
export type Row = (Term | undefined)[];
export interface Answer {
  columns: string[];
  rows: Row[];
}

export const XSD = "http://www.w3.org/2001/XMLSchema#";
const LOCAL = /^[A-Za-z0-9_](?:[\w-]|\.(?=[\w-]))*$/;

type Written = {
  type: string;
  value: string | { subject: Written; predicate: Written; object: Written };
  datatype?: string;
  "xml:lang"?: string;
};

function term(written: Written): Term {
  if (typeof written.value !== "string") {
    const { subject, predicate, object } = written.value;
    return { type: "triple", value: `<<( ${[subject, predicate, object].map((part) => full(term(part))).join(" ")} )>>` };
  }
  return {
    type: written.type === "uri" || written.type === "bnode" ? written.type : "literal",
    value: written.value,
    ...(written.datatype ? { datatype: written.datatype } : {}),
    ...(written["xml:lang"] ? { language: written["xml:lang"] } : {}),
  };
}

/** The rows of a result in JSON (https://www.w3.org/TR/sparql11-results-json/); of an ASK, its one value. */
export function answered(json: string): Answer {
  const read = JSON.parse(json) as {
    head: { vars?: string[] };
    boolean?: boolean;
    results?: { bindings: Record<string, Written>[] };
  };
  if (read.boolean !== undefined) {
    return { columns: ["ask"], rows: [[{ type: "literal", value: String(read.boolean), datatype: `${XSD}boolean` }]] };
  }
  const columns = read.head.vars ?? [];
  const rows = (read.results?.bindings ?? []).map((row) =>
    columns.map((name) => {
      const found = row[name];
      return found && term(found);
    }),
  );
  return { columns, rows };
}

const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*?) ?\.$/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?$/s;

/** The triples of N-Triples, each as a row of its three terms, sorted by what they are about. */
export function triples(ntriples: string): Answer {
  const lines = [...new Set(ntriples.split("\n").filter(Boolean))].sort();
  const rows = lines.flatMap((line) => {
    const parts = LINE.exec(line);
    return parts ? [parts.slice(1, 4).map((part) => parsed(part))] : [];
  });
  return { columns: ["subject", "predicate", "object"], rows };
}

function parsed(text: string): Term {
  if (text.startsWith("<<")) return { type: "triple", value: text };
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const [, value = "", language, datatype] = LITERAL.exec(text) ?? [];
  return {
    type: "literal",
    value: unescaped(value),
    ...(language ? { language } : {}),
    ...(datatype ? { datatype } : {}),
  };
}

const ESCAPES: Record<string, string> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four?: string, eight?: string, one = "") =>
    four || eight ? String.fromCodePoint(parseInt(four ?? eight ?? "", 16)) : (ESCAPES[one as string] ?? (one as string)),
  );
}

/** A string between quotes, as SPARQL, Turtle and N-Triples write it. */
export function quoted(text: string): string {
  const named: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const code = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  return `"${text.replace(/[\\"\x00-\x1f\x7f]/g, (sign) => named[sign] ?? code(sign))}"`;
}

/** `lad:State` for an IRI below one of the namespaces, if it can be written so. */
export function compact(iri: string, prefixes: Record<string, string>): string | undefined {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (local && LOCAL.test(local)) return `${prefix}:${local}`;
  }
  return undefined;
}

export function full(one: Term): string {
  if (one.type === "uri") return `<${one.value}>`;
  if (one.type === "bnode") return `_:${one.value}`;
  if (one.type === "triple") return one.value;
  if (one.language) return `${quoted(one.value)}@${one.language}`;
  return quoted(one.value) + (one.datatype && one.datatype !== `${XSD}string` ? `^^<${one.datatype}>` : "");
}

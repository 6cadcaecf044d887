// Answers as files: CSV as SPARQL 1.1 has it (https://www.w3.org/TR/sparql11-results-csv-tsv/), and Turtle.
import { compact, full, type Answer, type Term } from "./terms";

const FORMULA = /^[\t\r\n]|^[\p{Z}\p{C}]*[=+\-@＝＋－＠]/u;
const NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

function value(term: Term | undefined): string {
  if (!term) return "";
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

/** An apostrophe before what a spreadsheet program could run as a formula (ladkg.spreadsheet). */
function safe(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Values only, nothing for what is unbound, CRLF at the end of each line; if `guarded`, safe for spreadsheets. */
export function csv(answer: Answer, guarded = false): string {
  const rows = [answer.columns, ...answer.rows.map((row) => row.map(value))];
  return rows.map((row) => `${row.map((text) => cell(guarded ? safe(text) : text)).join(",")}\r\n`).join("");
}

/** Sorted triples as Turtle: prefixes that are used, then a block for each subject. */
export function turtle(answer: Answer, prefixes: Record<string, string>): string {
  const used = new Set<string>();
  const short = (term: Term | undefined): string => {
    if (!term) return "";
    const iri = term.type === "uri" ? term.value : term.language ? undefined : term.datatype;
    const name = iri === undefined ? undefined : compact(iri, prefixes);
    if (!name || iri === undefined) return full(term);
    used.add(name.slice(0, name.indexOf(":")));
    return full(term).replace(`<${iri}>`, () => name);
  };
  const blocks: string[] = [];
  let subject = "";
  let predicate = "";
  for (const [s, p, o] of answer.rows) {
    const [about, says, what] = [short(s), p?.value === RDF_TYPE ? "a" : short(p), short(o)];
    if (about !== subject) blocks.push(`\n${about}\n    ${says} ${what}`);
    else if (says !== predicate) blocks.push(` ;\n    ${says} ${what}`);
    else blocks.push(` , ${what}`);
    [subject, predicate] = [about, says];
  }
  const body = blocks.map((block, at) => (block.startsWith("\n") && at ? ` .\n${block}` : block)).join("");
  const head = Object.entries(prefixes).filter(([prefix]) => used.has(prefix));
  return `${head.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("")}${body}${body ? " .\n" : ""}`;
}

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

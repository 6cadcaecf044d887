// What the editor completes: our classes and properties, resources by their paths, variables, and SPARQL's own words.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { language, type Given, type Named } from "./page";

const KEYWORDS =
  "SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED WHERE OPTIONAL UNION MINUS FILTER BIND VALUES GRAPH GROUP BY HAVING " +
  "ORDER ASC DESC LIMIT OFFSET EXISTS NOT IN AS UNDEF COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT BOUND COALESCE IF LANG " +
  "LANGMATCHES STR STRLEN SUBSTR UCASE LCASE STRSTARTS STRENDS CONTAINS STRBEFORE STRAFTER REPLACE REGEX CONCAT IRI " +
  "DATATYPE YEAR MONTH DAY NOW ISIRI ISLITERAL ISNUMERIC SAMETERM ABS CEIL FLOOR ROUND";

function option(named: Named, label: string, type: string): Completion {
  return { label, type, detail: named[language] || named.en };
}

export function completing(given: Given): CompletionSource {
  const terms = given.terms.map((one) => option(one, one.name, one.kind === "class" ? "class" : "property"));
  const things = given.things.map((one) => option(one, `<${one.name}>`, "constant"));
  const keywords = KEYWORDS.split(" ").map((label) => ({ label, type: "keyword" }));
  const prefixes = Object.entries(given.prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, type: "namespace", detail: iri }));
  return (context: CompletionContext): CompletionResult | null => {
    const iri = context.matchBefore(/<[^<>\s]*/);
    if (iri) return { from: iri.from, options: things, validFor: /^<[^<>\s]*>?$/ };
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context, variable.text), validFor: /^[?$]\w*$/ };
    const name = context.matchBefore(/[A-Za-z][\w-]*:?[\w.-]*/);
    if (!name && !context.explicit) return null;
    return { from: name?.from ?? context.pos, options: [...terms, ...prefixes, ...keywords], validFor: /^[\w-]*:?[\w.-]*$/ };
  };
}

function variables(context: CompletionContext, typed: string): Completion[] {
  const found = new Set(context.state.doc.toString().match(/[?$]\w+/g));
  found.delete(typed);
  return [...found].sort().map((label) => ({ label, type: "variable" }));
}

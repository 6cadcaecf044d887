// Rows as a table, a hundred at a time. Whatever a term holds is text: nothing of it is ever read as HTML, and only
// addresses of the web become links.
import type { Engine } from "./engine";
import { home, language, made, type Given } from "./page";
import { compact, XSD, type Answer, type Term } from "./terms";
import { count, say } from "./words";

const PAGE = 100;
const PLAIN = new Set(["string", "integer", "decimal", "double", "boolean", "date", "gYear", "gYearMonth", "dateTime"]);
const NUMBER = new Set(["integer", "decimal", "double", "float", "long", "int", "nonNegativeInteger"]);

export function numeric(term: Term | undefined): boolean {
  return term?.datatype !== undefined && term.datatype.startsWith(XSD) && NUMBER.has(term.datatype.slice(XSD.length));
}

export class Links {
  constructor(
    private given: Given,
    private engine: Engine,
  ) {}

  /** Where a link to an IRI leads: its page on this site, or its address; nothing for what is no web address. */
  target(iri: string): string | undefined {
    const { id = "", lad = "", ladsh = "" } = this.given.prefixes;
    if (iri.startsWith(id)) {
      const path = `id/${iri.slice(id.length)}`;
      const place = this.given.moved[path] ?? path;
      return `${home}${place.split("/").map(encodeURIComponent).join("/")}/`;
    }
    if (iri.startsWith(lad)) return `${home}ontology/#${encodeURIComponent(iri.slice(lad.length))}`;
    if (iri.startsWith(ladsh)) return `${home}shapes/#${encodeURIComponent(iri.slice(ladsh.length))}`;
    return /^https?:\/\/[^\s<>"'`\\{}|^\x00-\x20\x7f-\x9f]+$/i.test(iri) && URL.canParse(iri) ? iri : undefined;
  }

  private own(iri: string): boolean {
    return iri.startsWith(this.given.prefixes["id"] ?? "");
  }

  /** The IRI as a link where it is safe; one of ours becomes a link when the data turn out to mention it. */
  show(iri: string, later: Map<string, HTMLElement[]>): Node {
    const short = compact(iri, this.given.prefixes) ?? (this.own(iri) ? `<${iri.slice((this.given.prefixes["id"] ?? "").length)}>` : iri);
    const text = made("bdi", {}, short);
    const target = this.target(iri);
    if (this.own(iri)) {
      later.set(iri, [...(later.get(iri) ?? []), text]);
      return text;
    }
    if (!target) return text;
    const outside = !target.startsWith(home);
    return made("a", outside ? { href: target, rel: "noreferrer noopener" } : { href: target }, text);
  }

  /** Puts the labels to the resources that are shown, and links to their pages. */
  async label(later: Map<string, HTMLElement[]>): Promise<void> {
    const labels = await this.engine.labels([...later.keys()], language);
    for (const [iri, label] of Object.entries(labels)) {
      for (const text of later.get(iri) ?? []) {
        const link = made("a", { href: this.target(iri) ?? "", title: iri }, made("bdi", {}, label || (text.textContent ?? "")));
        text.replaceWith(link);
      }
    }
  }
}

function literal(term: Term, links: Links): Node[] {
  const text = made("bdi", term.language ? { lang: term.language } : {}, term.value);
  const address = term.datatype === `${XSD}anyURI` ? links.target(term.value) : undefined;
  if (address) return [made("a", { href: address, rel: "noreferrer noopener" }, text)];
  const local = term.datatype?.startsWith(XSD) ? term.datatype.slice(XSD.length) : undefined;
  if (term.language) return [text, made("span", { class: "kind" }, `@${term.language}`)];
  if (!term.datatype || (local !== undefined && PLAIN.has(local))) return [text];
  return [text, made("span", { class: "kind" }, `^^${local === undefined ? term.datatype : `xsd:${local}`}`)];
}

function cell(term: Term | undefined, links: Links, later: Map<string, HTMLElement[]>): HTMLElement {
  if (!term) return made("td", {}, made("span", { class: "away" }, say("unbound")));
  if (term.type === "uri") return made("td", {}, links.show(term.value, later));
  if (term.type === "literal") return made("td", numeric(term) ? { class: "number" } : {}, ...literal(term, links));
  return made("td", {}, made("bdi", {}, term.type === "bnode" ? `_:${term.value}` : term.value));
}

/** The answer as a table with its pages. */
export function table(answer: Answer, links: Links): HTMLElement {
  const whole = made("div");
  const show = (from: number, focus = false): void => {
    const rows = answer.rows.slice(from, from + PAGE);
    const later = new Map<string, HTMLElement[]>();
    const head = made("tr", {}, ...answer.columns.map((name, at) => made("th", heading(answer, at), name)));
    const body = rows.map((row) => made("tr", {}, ...answer.columns.map((_, at) => cell(row[at], links, later))));
    const listed = made("table", {}, made("thead", {}, head), made("tbody", {}, ...body));
    const scroll = made("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "answer-title" }, listed);
    whole.replaceChildren(...pager(answer, from, show), scroll);
    if (focus) whole.querySelector<HTMLElement>(".pager")?.focus();
    void links.label(later);
  };
  show(0);
  return whole;
}

function heading(answer: Answer, at: number): Record<string, string> {
  const scope = { scope: "col" };
  return answer.rows.some((row) => numeric(row[at])) ? { ...scope, class: "number" } : scope;
}

function pager(answer: Answer, from: number, show: (from: number, focus: boolean) => void): HTMLElement[] {
  const all = answer.rows.length;
  if (all <= PAGE) return [];
  const step = (key: "earlier" | "later", to: number): HTMLElement => {
    const button = made("button", { type: "button" }, say(key));
    button.disabled = to < 0 || to >= all;
    button.addEventListener("click", () => show(to, true));
    return button;
  };
  const range = say("page", { from: count(from + 1), to: count(Math.min(all, from + PAGE)), count: count(all) });
  const parts = [step("earlier", from - PAGE), made("span", { "aria-live": "polite" }, range), step("later", from + PAGE)];
  return [made("div", { class: "pager", tabindex: "-1" }, ...parts)];
}

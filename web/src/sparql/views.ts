// The ways to look at an answer, and its files.
import { chart } from "./chart";
import { made, type Given } from "./page";
import { table, type Links } from "./table";
import { answered, triples, type Answer } from "./terms";
import { count, say } from "./words";
import { csv, turtle } from "./written";

export const VIEWS = ["table", "chart", "csv", "json", "turtle"] as const;
export type View = (typeof VIEWS)[number];
/** How much of a file is shown in the page, in characters. */
const SHOWN = 200_000;

export class Result {
  readonly answer: Answer;

  constructor(
    readonly kind: "rows" | "graph",
    private text: string,
    private given: Given,
    private links: Links,
  ) {
    this.answer = kind === "rows" ? answered(text) : triples(text);
  }

  /** The views that this answer has. */
  views(): View[] {
    if (this.kind === "graph") return ["table", "csv", "turtle"];
    return chart(this.answer) ? ["table", "chart", "csv", "json"] : ["table", "csv", "json"];
  }

  /** The content of a view as text. */
  file(view: View, guarded = false): string {
    if (view === "turtle") return turtle(this.answer, this.given.prefixes);
    if (view === "json") return this.text;
    return csv(this.answer, guarded);
  }

  draw(view: View): HTMLElement {
    if (view === "table") return table(this.answer, this.links);
    if (view === "chart") return chart(this.answer) ?? made("p", {}, say("no_chart"));
    const text = view === "json" ? JSON.stringify(JSON.parse(this.text), null, 2) : this.file(view);
    const shown = made("pre", { tabindex: "0", dir: "ltr", class: view }, text.slice(0, SHOWN));
    const cut = made("p", { class: "soft" }, say("cut", { count: count(SHOWN), all: count(text.length) }));
    return made("div", {}, shown, ...(text.length > SHOWN ? [cut] : []));
  }
}

const TYPES: Record<string, string> = { csv: "text/csv", json: "application/sparql-results+json", turtle: "text/turtle" };
const ENDINGS: Record<string, string> = { csv: "csv", json: "json", turtle: "ttl" };

/** Hands the visitor a file that was made in the page. */
export function download(view: View, text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${TYPES[view]};charset=utf-8` }));
  const link = made("a", { href: address, download: `${name}.${ENDINGS[view]}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

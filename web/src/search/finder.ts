// Looks for names: loaded on the first use of the search box, with one file of all names.
import MiniSearch from "minisearch";

export interface Found {
  href: string;
  name: string;
  kind: string;
}

type Item = [place: string, kind: number, ...names: string[]];
interface Names {
  kinds: Record<string, string>[];
  items: Item[];
}

const MARKS = /\p{Diacritic}/gu;
const SPACES = /[\s\p{P}\p{S}]+/u;
const language = document.documentElement.lang === "es" ? "es" : "en";
const root = document.body.dataset.root ?? "./";

export function folded(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

export class Finder {
  private readonly index = new MiniSearch<{ id: number; en: string; es: string; more: string }>({
    fields: ["en", "es", "more"],
    tokenize: (text) => text.split(SPACES).filter(Boolean),
    processTerm: (term) => folded(term),
    searchOptions: {
      boost: { [language]: 2 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.2, prefix: 0.6 },
      boostDocument: (id) => this.weight(id as number),
    },
  });

  private constructor(private readonly names: Names) {
    this.index.addAll(names.items.map(([, , en = "", es = "", more = ""], id) => ({ id, en, es, more })));
  }

  static async load(): Promise<Finder> {
    const answer = await fetch(`${root}data/search.json`);
    if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
    return new Finder((await answer.json()) as Names);
  }

  find(text: string): Found[] {
    return this.index.search(text).map((hit) => this.shown(hit.id as number));
  }

  // Short paths are of what people look for first: states and instruments before their parts.
  private weight(id: number): number {
    const place = this.names.items[id]?.[0] ?? "";
    return /^id\/(state|instrument|organization|territory)\/|^[^/]*$/.test(place) ? 2.5 : 1;
  }

  private shown(id: number): Found {
    const [place, kind, en = "", es = ""] = this.names.items[id] ?? ["", 0];
    const [path = "", term] = place.split("#");
    const folder = `${language === "es" ? "es/" : ""}${path}/`;
    const name = language === "es" && es ? es : en;
    return { href: `${root}${folder}${term ? `#${term}` : ""}`, name, kind: this.names.kinds[kind]?.[language] ?? "" };
  }
}

export function byKind(found: Found[]): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
  return groups;
}

// The page of results: everything that was found, by kind.
import { byKind, Finder } from "../search/finder";

const WORDS = {
  en: { count: (n: number, asked: string) => `${n} results for “${asked}”`, none: (asked: string) => `Nothing is called “${asked}”.` },
  es: { count: (n: number, asked: string) => `${n} resultados para «${asked}»`, none: (asked: string) => `Nada se llama «${asked}».` },
};
const words = WORDS[document.documentElement.lang === "es" ? "es" : "en"];
const asked = (new URLSearchParams(location.search).get("q") ?? "").trim();
const results = document.querySelector<HTMLElement>("#results");

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

async function show(into: HTMLElement): Promise<void> {
  const found = (await Finder.load()).find(asked);
  const lead = element("p", found.length ? words.count(found.length, asked) : words.none(asked));
  lead.className = "lead";
  const groups = [...byKind(found)].flatMap(([kind, ones]) => {
    const list = document.createElement("ul");
    list.className = "columns";
    for (const one of ones) {
      const link = document.createElement("a");
      link.href = one.href;
      link.append(element("bdi", one.name));
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return [element("h2", kind), list];
  });
  into.replaceChildren(lead, ...groups);
}

const input = document.querySelector<HTMLInputElement>("#search");
if (input && asked) input.value = asked;
if (results && asked) void show(results);

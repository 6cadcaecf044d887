// The list beside the drawing, which says and does the same: the thing chosen, its neighbours by property.
import { groups, language, page, settings, type Edge, type Resource } from "./data";

const WORDS = {
  en: { many: (count: number) => `${count} neighbours`, more: (count: number) => `Show ${count} more`, none: "Nothing of this name is published here." },
  es: { many: (count: number) => `${count} vecinos`, more: (count: number) => `Mostrar ${count} más`, none: "Aquí no se publica nada con ese nombre." },
}[language];
const STEP = 12;

const name = document.querySelector<HTMLElement>("#node-name")!;
const kind = document.querySelector<HTMLElement>("#node-kind")!;
const count = document.querySelector<HTMLElement>("#node-count")!;
const list = document.querySelector<HTMLElement>("#neighbours")!;

export interface Doing {
  open(path: string): void;
  draw(edges: Edge[]): void;
}

export function tell(found: Resource, kindName: string, doing: Doing): void {
  const link = document.createElement("a");
  link.href = page(found);
  link.append(bdi(found.label));
  name.replaceChildren(link);
  kind.textContent = kindName;
  count.textContent = WORDS.many(new Set(found.edges.map((edge) => edge[2])).size);
  list.replaceChildren(...groups(found).flatMap((group) => section(group, doing)));
}

export function nothing(path: string): void {
  name.textContent = path;
  kind.textContent = "";
  count.textContent = WORDS.none;
  list.replaceChildren();
}

function section(group: Edge[], doing: Doing): HTMLElement[] {
  const [predicate, out] = group[0]!;
  const heading = document.createElement("h3");
  const arrow = document.createElement("span");
  arrow.setAttribute("aria-hidden", "true");
  arrow.textContent = out ? "→" : "←";
  const label = document.createElement("span");
  label.textContent = settings.predicates[predicate] ?? "";
  const many = document.createElement("span");
  many.className = "soft";
  many.textContent = String(group.length);
  heading.append(...(out ? [label, " ", arrow] : [arrow, " ", label]), " ", many);
  const items = document.createElement("ul");
  items.append(...group.slice(0, STEP).map((edge) => item(edge, doing)));
  if (group.length <= STEP) return [heading, items];
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  let shown = STEP;
  const say = (): string => (more.textContent = WORDS.more(Math.min(STEP * 2, group.length - shown)));
  say();
  more.addEventListener("click", () => {
    const next = group.slice(shown, shown + STEP * 2);
    const added = next.map((edge) => item(edge, doing));
    items.append(...added);
    doing.draw(next);
    shown += next.length;
    added[0]?.querySelector("button")?.focus();
    if (shown >= group.length) more.remove();
    else say();
  });
  return [heading, items, more];
}

function item([, , path, label, kind]: Edge, doing: Doing): HTMLElement {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = `to kind-${settings.kinds[kind]}`;
  button.append(bdi(label));
  button.addEventListener("click", () => doing.open(path));
  row.append(button);
  return row;
}

function bdi(text: string): HTMLElement {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

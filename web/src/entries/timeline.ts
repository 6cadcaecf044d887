// The timeline: hides what the filters leave out, draws the bars anew, keeps the filters in the address.
import "../style/timeline.css";
import { choose, keep, listen } from "../sift/filters";
import { language, part } from "../standing/page";

const WORDS = {
  en: { count: "{count} of {all} acts and meetings.", none: "Nothing fits these filters.", unfold: "Unfold all years", fold: "Fold all years", year: "{year}: {count}" },
  es: { count: "{count} de {all} actos y reuniones.", none: "Nada corresponde a estos filtros.", unfold: "Desplegar todos los años", fold: "Plegar todos los años", year: "{year}: {count}" },
}[language];

/** So many events are unfolded at once when the filters leave no more. */
const FEW = 60;

/** A row of the list: how many events it stands for, and how many of them the filters let through. */
interface Row {
  element: HTMLElement;
  family: string;
  on: string;
  who: HTMLElement[];
  year: number;
  shown: number;
}

const form = part<HTMLFormElement>("filters");
const boxes = [...form.querySelectorAll<HTMLInputElement>("input[name='kind']")];
const state = form.elements.namedItem("state") as HTMLSelectElement;
const on = form.elements.namedItem("on") as HTMLSelectElement;
const years = [...document.querySelectorAll<HTMLDetailsElement>("details.year")];
const unfold = part<HTMLButtonElement>("unfold");
const drawing = document.querySelector<SVGSVGElement>("#density")!;
const [first, last, width, height] = ["first", "last", "width", "height"].map((key) => Number(drawing.dataset[key])) as [
  number, number, number, number,
];
const rows: Row[] = years.flatMap((year) =>
  [...year.querySelectorAll("li")].map((element) => ({
    element,
    family: element.dataset["f"] ?? "",
    on: element.dataset["on"] ?? "",
    who: [...element.querySelectorAll<HTMLElement>("[data-w]")],
    year: Number(year.dataset["year"]),
    shown: 0,
  })),
);
const events = (row: Row): number => (row.family === "meeting" ? 1 : row.who.length);
const everything = rows.reduce((sum, row) => sum + events(row), 0);
const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

/** How many of the row's events the state and the instrument let through; of an act only its own actor shows. */
function through(row: Row): number {
  const meeting = row.family === "meeting";
  for (const who of row.who) who.hidden = !meeting && Boolean(state.value) && who.dataset["w"] !== state.value;
  if (on.value && row.on !== on.value) return 0;
  if (!state.value) return events(row);
  const found = row.who.filter((who) => who.dataset["w"] === state.value).length;
  return meeting ? Math.min(1, found) : found;
}

function show(): void {
  const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const families: Record<string, number> = {};
  for (const row of rows) {
    const count = through(row);
    families[row.family] = (families[row.family] ?? 0) + count;
    row.shown = chosen.has(row.family) ? count : 0;
    row.element.hidden = row.shown === 0;
  }
  for (const box of boxes) {
    const told = box.parentElement?.querySelector("[data-family]");
    if (told) told.textContent = String(families[box.value] ?? 0);
  }
  const sums = summed();
  for (const year of years) {
    const count = sums.get(Number(year.dataset["year"])) ?? 0;
    year.hidden = count === 0;
    year.querySelector("summary span")!.textContent = String(count);
  }
  draw();
  const count = [...sums.values()].reduce((sum, one) => sum + one, 0);
  if (count <= FEW) for (const year of years) year.open ||= !year.hidden;
  part("count").textContent = count ? fill(WORDS.count, { count, all: everything }) : WORDS.none;
}

function summed(): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) if (row.shown) sums.set(row.year, (sums.get(row.year) ?? 0) + row.shown);
  return sums;
}

/** The bars, stacked by kind, as the page draws them before any filter. */
function draw(): void {
  const most = Math.max(1, ...summed().values());
  const [step, scale] = [width / (last - first + 1), height / most];
  const tops = new Map<number, number>();
  for (const path of drawing.querySelectorAll("path")) {
    const counts = new Map<number, number>();
    for (const row of rows) if (row.family === path.dataset["family"]) counts.set(row.year, (counts.get(row.year) ?? 0) + row.shown);
    const wide = (step * 0.8).toFixed(1);
    const d = [...counts].filter(([, count]) => count).map(([year, count]) => {
      const top = (tops.get(year) ?? height) - count * scale;
      tops.set(year, top);
      return `M${((year - first) * step).toFixed(1)} ${top.toFixed(1)}h${wide}v${(count * scale).toFixed(1)}h-${wide}z`;
    });
    path.setAttribute("d", d.join(""));
  }
}

/** The year below the pointer. */
function pointed(event: MouseEvent): HTMLDetailsElement | undefined {
  const box = drawing.getBoundingClientRect();
  const year = first + Math.floor(((event.clientX - box.left) / box.width) * (last - first + 1));
  return years.find((one) => Number(one.dataset["year"]) === year && !one.hidden);
}

function read(): void {
  const given = new URLSearchParams(location.search);
  const kinds = given.get("kind")?.split(" ");
  for (const box of boxes) box.checked = !kinds || kinds.includes(box.value);
  for (const select of [state, on]) choose(select, given.get(select.name));
  show();
}

function write(): void {
  const given = new URLSearchParams();
  if (boxes.some((box) => !box.checked)) given.set("kind", boxes.filter((box) => box.checked).map((box) => box.value).join(" "));
  for (const { name, value } of [state, on]) if (value) given.set(name, value);
  keep(given);
  show();
}

listen(form, write, () => {
  for (const box of boxes) box.checked = true;
  for (const select of [state, on]) select.value = "";
});
unfold.addEventListener("click", () => {
  const open = unfold.textContent !== WORDS.fold;
  for (const year of years) year.open = open;
  unfold.textContent = open ? WORDS.fold : WORDS.unfold;
});
drawing.addEventListener("pointermove", (event) => {
  const year = pointed(event);
  const values = { year: year?.dataset["year"] ?? "", count: year?.querySelector("summary span")?.textContent ?? "" };
  part("year").textContent = year ? fill(WORDS.year, values) : "\u00a0";
});
drawing.addEventListener("pointerleave", () => (part("year").textContent = "\u00a0"));
drawing.addEventListener("click", (event) => {
  const year = pointed(event);
  if (!year) return;
  year.open = true;
  year.scrollIntoView({ block: "start" });
  year.querySelector("summary")?.focus({ preventScroll: true });
});
addEventListener("popstate", read);
form.hidden = false;
read();

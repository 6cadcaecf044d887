// The map: colours it by another instrument or on another day, and keeps both in the address.
import "../style/map.css";
import { language, make, part } from "../standing/page";
import { since, standings, type Standings } from "../standing/record";

const WORDS = {
  en: { since: "since", of: "party to {count} of {all}", conventions: "{count} of {all}", failed: "The data could not be loaded: {message}" },
  es: { since: "desde", of: "parte en {count} de {all}", conventions: "{count} de {all}", failed: "No se pudieron cargar los datos: {message}" },
}[language];

/** What is shown of one agent. */
interface Shown {
  style: string;
  sign: string;
  word: string;
  since: string;
}

class Americas {
  readonly #data: Standings;
  readonly #of = part<HTMLSelectElement>("of");
  readonly #date = part<HTMLInputElement>("date");
  readonly #latest = part<HTMLInputElement>("date").value;

  constructor(data: Standings) {
    this.#data = data;
    part("choose").addEventListener("submit", (event) => event.preventDefault());
    part("choose").addEventListener("change", () => {
      this.#write();
      this.#show();
    });
    addEventListener("hashchange", () => this.#read());
    for (const place of document.querySelectorAll<SVGElement>(".sheet [data-iso3]")) {
      for (const event of ["pointerenter", "focus"]) place.addEventListener(event, () => tell(place.dataset["iso3"] ?? ""));
      for (const event of ["pointerleave", "blur"]) place.addEventListener(event, () => tell(""));
    }
    this.#read();
    part("choose").hidden = false;
  }

  #read(): void {
    const given = new URLSearchParams(location.hash.slice(1));
    const of = given.get("of") ?? "";
    this.#of.value = [...this.#of.options].some((option) => option.value === of) ? of : "la-declaration";
    this.#date.value = given.get("on") ?? this.#latest;
    this.#show();
  }

  #write(): void {
    history.replaceState(null, "", `#${new URLSearchParams({ of: this.#of.value, on: this.#date.value }).toString()}`);
  }

  #show(): void {
    const day = this.#date.value || this.#latest;
    const counts = new Map<string, { shown: Shown; count: number }>();
    this.#data.agents.forEach((agent, number) => {
      const shown = this.#of.value === "count" ? this.#counted(number, day) : this.#stands(number, day);
      const drawn = paint(agent.iso3, agent.name, shown);
      const seen = counts.get(shown.word) ?? { shown, count: 0 };
      counts.set(shown.word, { shown, count: seen.count + (drawn ? 1 : 0) });
    });
    const rank = ({ style }: Shown): number => (style.startsWith("count-") ? -Number(style.slice(6)) : this.#data.rank(style));
    const items = [...counts.values()].filter((one) => one.count).sort((a, b) => rank(a.shown) - rank(b.shown));
    part("legend").replaceChildren(...items.map(({ shown, count }) => entry(shown, count)));
  }

  #stands(agent: number, day: string): Shown {
    const instrument = this.#data.instruments.findIndex((one) => one.slug === this.#of.value);
    const { word, held } = this.#data.now(agent, instrument, day);
    return { style: word, sign: this.#data.sign(word), word: this.#data.word(word), since: since(held) };
  }

  #counted(agent: number, day: string): Shown {
    const recalled = this.#data.instruments.flatMap((one, number) => (one.group === "recalled" ? [number] : []));
    const words = recalled.map((one) => this.#data.on(agent, one, day).word);
    const unknown = "not_checked";
    if (words.every((word) => word === unknown)) {
      return { style: unknown, sign: this.#data.sign(unknown), word: this.#data.word(unknown), since: "" };
    }
    const count = words.filter((word) => word === "party").length;
    const step = recalled.length ? Math.round((9 * count) / recalled.length) : 0;
    const word = fill(WORDS.of, { count, all: recalled.length });
    return { style: `count-${step}`, sign: String(count), word, since: "" };
  }
}

/** Shows one agent on both sheets and in the table; whether it is on a sheet. */
function paint(iso3: string, name: string, shown: Shown): boolean {
  const told = `${name}: ${shown.word}${shown.since ? `, ${WORDS.since} ${shown.since}` : ""}`;
  const places = document.querySelectorAll<SVGElement>(`.sheet [data-iso3="${CSS.escape(iso3)}"]`);
  for (const place of places) {
    place.setAttribute("class", `place ${place.classList.contains("shade") ? "shade " : ""}${shown.style}`);
    if (place instanceof SVGAElement) place.setAttribute("aria-label", told);
  }
  for (const sign of document.querySelectorAll(`.sign[data-of="${CSS.escape(iso3)}"]`)) sign.textContent = shown.sign;
  const row = document.querySelector(`#table tr[data-iso3="${CSS.escape(iso3)}"]`);
  const [standing, since] = row?.querySelectorAll("td") ?? [];
  standing?.replaceChildren(make("span", { class: `chip ${shown.style}` }, `${signed(shown)}${shown.word}`));
  if (since) since.textContent = shown.since;
  return places.length > 0;
}

function entry(shown: Shown, count: number): HTMLLIElement {
  const sign = make("span", { "aria-hidden": "true" }, signed(shown));
  return make("li", { class: `chip ${shown.style}` }, sign, `${shown.word} `, make("b", {}, String(count)));
}

/** The sign before the word; a count is told by the words alone. */
function signed(shown: Shown): string {
  return shown.style.startsWith("count-") ? "" : `${shown.sign} `;
}

function tell(iso3: string): void {
  const label = iso3 && document.querySelector(`.sheet a[data-iso3="${CSS.escape(iso3)}"]`)?.getAttribute("aria-label");
  part("here").textContent = label || "\u00a0";
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

standings()
  .then((data) => new Americas(data))
  .catch((error: unknown) => {
    part("here").textContent = fill(WORDS.failed, { message: error instanceof Error ? error.message : String(error) });
  });

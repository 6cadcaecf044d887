// The matrix: moves its date, opens its cells, keeps both in the address.
import "../style/matrix.css";
import { open } from "../matrix/chain";
import { Grid } from "../matrix/grid";
import { say } from "../matrix/words";
import { language, part, spoken } from "../standing/page";
import { standings, type Standings } from "../standing/record";

const GROUPS = ["recalled", "pointed", "other"];

class Matrix {
  readonly #data: Standings;
  readonly #grid: Grid;
  readonly #dialog = part<HTMLDialogElement>("chain");
  readonly #slide = part<HTMLInputElement>("slide");
  readonly #date = part<HTMLInputElement>("date");
  readonly #columns = part<HTMLSelectElement>("columns");
  readonly #agents: number[];
  readonly #declaration: number;
  readonly #declared = part<HTMLInputElement>("date").value;
  #instruments: number[] = [];
  #days: string[] = [];
  #day = this.#declared;
  #cell: [number, number] | null = null;

  constructor(data: Standings) {
    this.#data = data;
    this.#declaration = data.instruments.findIndex((one) => one.group === "declaration");
    this.#agents = data.agents.flatMap((one, number) =>
      data.held(number, this.#declaration).some((held) => held.kind === "endorser") && one ? [number] : [],
    );
    const name = (agent: number): string => data.agents[agent]?.name ?? "";
    this.#agents.sort((one, other) => name(one).localeCompare(name(other), language));
    const table = document.querySelector<HTMLTableElement>("#matrix table")!;
    this.#grid = new Grid(table, data, (agent, instrument) => this.#open(agent, instrument));
    this.#listen();
    this.#read();
    part("when").hidden = false;
  }

  #listen(): void {
    part("when").addEventListener("submit", (event) => event.preventDefault());
    this.#slide.addEventListener("input", () => this.#move(this.#days[this.#slide.valueAsNumber] ?? this.#day));
    this.#date.addEventListener("change", () => this.#move(this.#date.value || this.#declared));
    this.#columns.addEventListener("change", () => this.#choose(this.#columns.value));
    part("earlier").addEventListener("click", () => this.#step(-1));
    part("later").addEventListener("click", () => this.#step(1));
    part("declared").addEventListener("click", () => this.#move(this.#declared));
    part("today").addEventListener("click", () => this.#move(this.#data.reference));
    addEventListener("hashchange", () => this.#read());
    this.#dialog.addEventListener("close", () => {
      const [agent, instrument] = this.#cell ?? [-1, -1];
      this.#cell = null;
      this.#write();
      this.#grid.focus(agent, instrument);
    });
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  /** The day, the columns and the open cell from the address: #on=1990-01-01&columns=pointed&cell=USA/cat-1984 */
  #read(): void {
    const given = new URLSearchParams(location.hash.slice(1));
    const day = given.get("on") ?? "";
    this.#day = is_day(day) ? day : this.#declared;
    this.#choose(given.get("columns") ?? "recalled", false);
    const [iso3, slug] = (given.get("cell") ?? "").split("/");
    const agent = this.#agents.find((one) => this.#data.agents[one]?.iso3 === iso3);
    const instrument = this.#instruments.find((one) => this.#data.instruments[one]?.slug === slug);
    if (agent !== undefined && instrument !== undefined) this.#open(agent, instrument);
    else if (this.#dialog.open) this.#dialog.close();
  }

  #write(): void {
    const state = new URLSearchParams({ on: this.#day });
    if (this.#columns.value !== "recalled") state.set("columns", this.#columns.value);
    if (this.#cell) {
      const [agent, instrument] = this.#cell;
      state.set("cell", `${this.#data.agents[agent]?.iso3}/${this.#data.instruments[instrument]?.slug}`);
    }
    history.replaceState(null, "", `#${state.toString().replaceAll("%2F", "/")}`);
  }

  #choose(group: string, write = true): void {
    this.#columns.value = GROUPS.includes(group) ? group : "recalled";
    const upTo = GROUPS.indexOf(this.#columns.value);
    this.#instruments = this.#data.instruments.flatMap((one, number) => {
      const rank = GROUPS.indexOf(one.group);
      return rank >= 0 && rank <= upTo ? [number] : [];
    });
    const days = this.#data.days(this.#agents, [this.#declaration, ...this.#instruments]);
    this.#days = [...new Set([...days, this.#declared, this.#data.reference])].sort();
    this.#slide.max = String(this.#days.length - 1);
    for (const one of document.querySelectorAll<HTMLElement>("[data-wide]")) one.hidden = upTo === 0;
    this.#grid.lay(this.#agents, this.#instruments);
    this.#show();
    if (write) this.#write();
  }

  #move(day: string): void {
    if (!is_day(day)) return;
    this.#day = day;
    this.#show();
    this.#write();
  }

  #step(by: 1 | -1): void {
    const next = by > 0 ? this.#days.find((day) => day > this.#day) : this.#days.findLast((day) => day < this.#day);
    if (next) this.#move(next);
  }

  #show(): void {
    const told = spoken(this.#day);
    const endorses = (agent: number): string => this.#data.on(agent, this.#declaration, this.#day).word;
    const none = !this.#agents.some((one) => endorses(one) === "endorser");
    this.#grid.show(this.#day, (agent) => {
      const word = endorses(agent);
      if (word === "unclear") return say("undated_endorsement");
      return none || word === "endorser" ? "" : say("not_yet");
    });
    part("day").textContent = told;
    part("caption-day").textContent = told;
    this.#date.value = this.#day;
    this.#slide.value = String(Math.max(0, this.#days.findLastIndex((day) => day <= this.#day)));
    this.#slide.setAttribute("aria-valuetext", told);
    part<HTMLButtonElement>("earlier").disabled = !this.#days.some((day) => day < this.#day);
    part<HTMLButtonElement>("later").disabled = !this.#days.some((day) => day > this.#day);
    part("told").textContent = [...(none ? [say("declared_later")] : []), this.#changes()].join(" ");
  }

  /** What became so on the day itself. */
  #changes(): string {
    const before = new Date(Date.parse(this.#day) - 86_400_000).toISOString().slice(0, 10);
    const word = (agent: number, instrument: number, day: string): string => this.#data.on(agent, instrument, day).word;
    const changed = this.#agents.flatMap((agent) => {
      const on = this.#instruments.filter((one) => word(agent, one, before) !== word(agent, one, this.#day));
      const names = on.map((one) => this.#data.instruments[one]!.short);
      return names.length ? [`${this.#data.agents[agent]!.name} (${names.join(", ")})`] : [];
    });
    if (!changed.length) return say("unchanged");
    return `${say("changed", { count: changed.length })} ${changed.slice(0, 4).join("; ")}${changed.length > 4 ? " …" : ""}`;
  }

  #open(agent: number, instrument: number): void {
    this.#cell = [agent, instrument];
    this.#write();
    open(this.#dialog, this.#data, agent, instrument, this.#day).catch(failed);
  }
}

function is_day(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toString() !== "Invalid Date";
}

function failed(error: unknown): void {
  part("told").textContent = say("failed", { message: error instanceof Error ? error.message : String(error) });
}

standings().then((data) => new Matrix(data)).catch(failed);

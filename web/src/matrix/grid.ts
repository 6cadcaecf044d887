// The table as a grid that the arrow keys walk (https://www.w3.org/WAI/ARIA/apg/patterns/grid/).
import { make, to } from "../standing/page";
import { TAKES_PART, type Standings } from "../standing/record";
import { say } from "./words";

export type Opened = (agent: number, instrument: number) => void;

export class Grid {
  readonly #table: HTMLTableElement;
  readonly #data: Standings;
  readonly #open: Opened;
  #agents: number[] = [];
  #instruments: number[] = [];
  #cells: HTMLButtonElement[][] = [];
  #heads: HTMLTableCellElement[] = [];
  #across: HTMLTableCellElement[] = [];
  #down: HTMLTableCellElement[] = [];

  constructor(table: HTMLTableElement, data: Standings, open: Opened) {
    this.#table = table;
    this.#data = data;
    this.#open = open;
    table.setAttribute("role", "grid");
    table.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** Lays the grid out anew; `show` fills it. */
  lay(agents: number[], instruments: number[]): void {
    this.#agents = agents;
    this.#instruments = instruments;
    const data = this.#data;
    const head = make("tr", {}, make("th", { scope: "col" }, say("endorser")));
    for (const one of instruments) {
      const { short, name, place } = data.instruments[one]!;
      head.append(make("th", { scope: "col" }, make("a", { href: to(place), title: name }, short)));
    }
    head.append(make("th", { scope: "col", class: "number" }, say("total")));
    this.#heads = [];
    this.#across = [];
    this.#cells = [];
    const body = agents.map((agent) => this.#row(agent));
    this.#down = instruments.map(() => make("td", { class: "number" }));
    const foot = make("tr", {}, make("th", { scope: "row" }, say("total")), ...this.#down, make("td"));
    this.#table.tHead!.replaceChildren(head);
    this.#table.tBodies[0]!.replaceChildren(...body);
    this.#table.tFoot!.replaceChildren(foot);
  }

  #row(agent: number): HTMLTableRowElement {
    const { iso3, name, place } = this.#data.agents[agent]!;
    const head = make("th", { scope: "row" }, make("a", { href: to(place) }, make("bdi", {}, name)), make("small"));
    const cells = this.#instruments.map((instrument) => {
      const cell = make("button", { type: "button", tabindex: "-1" });
      cell.addEventListener("click", () => {
        this.#stop(cell);
        this.#open(agent, instrument);
      });
      return cell;
    });
    if (!this.#cells.length) cells[0]?.setAttribute("tabindex", "0");
    const total = make("td", { class: "number" });
    this.#heads.push(head);
    this.#across.push(total);
    this.#cells.push(cells);
    return make("tr", { "data-iso3": iso3 }, head, ...cells.map((cell) => make("td", {}, cell)), total);
  }

  /** Shows every cell and total as on the day; `apart` tells why a row does not count in the totals, "" if it does. */
  show(day: string, apart: (agent: number) => string): void {
    const down = this.#instruments.map(() => 0);
    this.#agents.forEach((agent, row) => {
      let across = 0;
      const reason = apart(agent);
      this.#instruments.forEach((instrument, column) => {
        const word = this.#cell(row, column, agent, instrument, day);
        if (!TAKES_PART.has(word)) return;
        across += 1;
        if (!reason) down[column]! += 1;
      });
      this.#across[row]!.textContent = String(across);
      const head = this.#heads[row]!;
      head.classList.toggle("apart", reason !== "");
      head.querySelector("small")!.textContent = reason;
    });
    down.forEach((count, column) => (this.#down[column]!.textContent = String(count)));
  }

  #cell(row: number, column: number, agent: number, instrument: number, day: string): string {
    const stand = this.#data.on(agent, instrument, day);
    const through = this.#data.through(agent, instrument, day);
    const cell = this.#cells[row]![column]!;
    const shown = [stand.word, stand.held?.since ?? "", ...through.map((one) => one.protocol)].join(" ");
    if (cell.dataset["shown"] === shown) return stand.word;
    cell.dataset["shown"] = shown;
    cell.dataset["word"] = stand.word;
    cell.parentElement!.className = stand.word;
    const sign = make("span", { "aria-hidden": "true" }, this.#data.sign(stand.word));
    cell.replaceChildren(sign, ` ${this.#data.word(stand.word)}`);
    if (stand.held?.since) cell.append(" ", make("small", {}, stand.held.since.slice(0, 4)));
    for (const one of through) cell.append(" ", make("small", { class: "via" }, `↳ ${this.#data.instruments[one.protocol]!.short}`));
    return stand.word;
  }

  /** Puts the focus back into the grid, on the cell of the two. */
  focus(agent: number, instrument: number): void {
    const cell = this.#cells[this.#agents.indexOf(agent)]?.[this.#instruments.indexOf(instrument)];
    if (!cell) return;
    this.#stop(cell);
    cell.focus();
  }

  /** Makes the cell the one that the tab key comes to. */
  #stop(cell: HTMLButtonElement): void {
    for (const old of this.#table.querySelectorAll("button[tabindex='0']")) old.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
  }

  #walk(event: KeyboardEvent): void {
    const row = this.#cells.findIndex((cells) => cells.includes(event.target as HTMLButtonElement));
    if (row < 0 || event.altKey || event.metaKey) return;
    const column = this.#cells[row]!.indexOf(event.target as HTMLButtonElement);
    const last = { row: this.#cells.length - 1, column: this.#instruments.length - 1 };
    const steps: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [0, column],
      PageDown: [last.row, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? last.row : row, last.column],
    };
    const step = steps[event.key];
    const cell = step && this.#cells[step[0]]?.[step[1]];
    if (!step) return;
    event.preventDefault();
    if (!cell) return;
    this.#stop(cell);
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

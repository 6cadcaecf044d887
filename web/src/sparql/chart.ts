// A chart of an answer, where it has one: bars for names and numbers, a line for dates and a number, points for two
// numbers. The table beside it says the same in words.
import { drawn, made } from "./page";
import { numeric } from "./table";
import { XSD, type Answer, type Term } from "./terms";
import { count, say } from "./words";

const ROWS = 100;
const POINTS = 2000;
const [WIDTH, HEIGHT] = [960, 320];
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 28, 12, 36];
const DATES = ["date", "dateTime", "gYear", "gYearMonth"].map((name) => XSD + name);

function bound(answer: Answer, at: number): Term[] {
  return answer.rows.flatMap((row) => row[at] ?? []);
}

function columns(answer: Answer, fits: (term: Term) => boolean): number[] {
  return answer.columns.flatMap((_, at) => {
    const terms = bound(answer, at);
    return terms.length && terms.every(fits) ? [at] : [];
  });
}

/** The chart that suits the answer; undefined where none does. */
export function chart(answer: Answer): HTMLElement | undefined {
  const numbers = columns(answer, numeric);
  const dates = columns(answer, (term) => DATES.includes(term.datatype ?? ""));
  const [number, second] = numbers;
  const [date] = dates;
  if (number === undefined) return undefined;
  const names = answer.columns.map((_, at) => at).filter((at) => !numbers.includes(at) && bound(answer, at).length);
  if (date !== undefined && names.length === dates.length) return plotted(answer, date, number, true);
  if (!names.length) return second === undefined ? undefined : plotted(answer, number, second, false);
  return bars(answer, names.slice(0, 2), numbers.slice(0, 4));
}

function value(term: Term | undefined): number {
  return term ? Number(term.value) : Number.NaN;
}

function bars(answer: Answer, names: number[], numbers: number[]): HTMLElement {
  const rows = answer.rows.slice(0, ROWS);
  const most = Math.max(1e-9, ...rows.flatMap((row) => numbers.map((at) => value(row[at]) || 0)));
  const swatch = (order: number): Node =>
    drawn("svg", { class: "swatch", viewBox: "0 0 10 10", "aria-hidden": "true" }, drawn("rect", { class: `part-${order}`, width: 10, height: 10 }));
  const heads = [
    made("th", { scope: "col" }, names.map((at) => answer.columns[at]).join(", ")),
    ...numbers.map((at, order) => made("th", { scope: "col", class: "number" }, swatch(order), answer.columns[at] ?? "")),
  ];
  const body = rows.map((row) => {
    const parts = numbers.map((at, order) => {
      const width = (100 * Math.max(0, value(row[at]) || 0)) / most;
      return drawn("rect", { class: `part-${order}`, y: order * 10, width, height: 10 });
    });
    const shape = { viewBox: `0 0 100 ${numbers.length * 10}`, preserveAspectRatio: "none", class: `rows-${numbers.length}` };
    const bar = drawn("svg", { ...shape, "aria-hidden": "true" }, ...parts);
    const name = names.map((at) => row[at]?.value ?? "").join(", ");
    return made(
      "tr", {},
      made("th", { scope: "row" }, made("div", { class: "track" }, made("bdi", {}, name), bar)),
      ...numbers.map((at) => made("td", { class: "number" }, row[at]?.value ?? "")),
    );
  });
  const table = made("table", { class: "tally" }, made("thead", {}, made("tr", {}, ...heads)), made("tbody", {}, ...body));
  const cut = answer.rows.length > ROWS ? [made("p", { class: "soft" }, say("chart_cut", { count: ROWS }))] : [];
  return made("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "answer-title" }, table, ...cut);
}

const YEAR = 365.2425 * 86_400_000;

/** A date as a year with a fraction; a month or year alone stands at its first day. */
function year(text: string): number {
  const date = Date.parse(/^-?\d+$/.test(text) ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);
  return 1970 + date / YEAR;
}

function written(time: boolean, step: number, mark: number): string {
  if (!time) return count(mark);
  return step < 1 ? new Date((mark - 1970) * YEAR).toISOString().slice(0, 10) : String(mark);
}

/** Points over two axes, joined in order where the lower one is time. */
function plotted(answer: Answer, across: number, up: number, time: boolean): HTMLElement {
  const at = (term: Term | undefined): number => (time && term ? year(term.value) : value(term));
  const points = answer.rows
    .slice(0, POINTS)
    .map((row) => ({ x: at(row[across]), y: value(row[up]), text: `${row[across]?.value}: ${row[up]?.value}` }))
    .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
    .sort((a, b) => a.x - b.x);
  const x = scale(points.map((p) => p.x), LEFT, WIDTH - RIGHT, false);
  const y = scale(points.map((p) => p.y), HEIGHT - BOTTOM, TOP, true);
  const axis = x.marks.map((mark) =>
    drawn("text", { x: x.at(mark), y: HEIGHT - 12, "text-anchor": "middle" }, written(time, x.step, mark)),
  );
  for (const mark of y.marks) {
    axis.push(drawn("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y.at(mark), y2: y.at(mark) }));
    axis.push(drawn("text", { x: LEFT - 8, y: y.at(mark) + 4, "text-anchor": "end" }, count(mark)));
  }
  const path = points.map((p, order) => `${order ? "L" : "M"}${x.at(p.x).toFixed(1)} ${y.at(p.y).toFixed(1)}`).join("");
  const radius = points.length > 100 ? 2 : 3.5;
  const dots = points.map((p) =>
    drawn("circle", { cx: x.at(p.x).toFixed(1), cy: y.at(p.y).toFixed(1), r: radius }, drawn("title", {}, p.text)),
  );
  const name = `${answer.columns[up]} / ${answer.columns[across]}`;
  const line = time ? [drawn("path", { d: path, fill: "none" })] : [];
  const shape = { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name };
  const cut = answer.rows.length > POINTS ? ` · ${say("chart_cut", { count: count(POINTS) })}` : "";
  return made("figure", {}, drawn("svg", shape, ...axis, ...line, ...dots), made("figcaption", { class: "soft" }, name + cut));
}

interface Scale {
  at: (value: number) => number;
  marks: number[];
  step: number;
}

/** An axis from `from` to `to` for the values, with up to seven marks at round numbers. */
function scale(values: number[], from: number, to: number, zero: boolean): Scale {
  const low = values.reduce((least, one) => Math.min(least, one), zero ? 0 : Infinity);
  const high = values.reduce((most, one) => Math.max(most, one), zero ? 0 : -Infinity);
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span));
  const step = [0.1, 0.2, 0.5, 1, 2].map((part) => part * power).find((one) => span / one <= 6) ?? power;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const marks = Array.from({ length: last - first + 1 }, (_, order) => Number(((first + order) * step).toPrecision(12)));
  const width = (last - first) * step;
  return { at: (one) => from + ((one - first * step) / width) * (to - from), marks, step };
}

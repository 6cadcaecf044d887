// SPARQL in the page: the editor, the parameters of a library question, the run, and the answer in its views.
import "../style/sparql.css";
import { Engine, type Answered, type Failed, type Outcome, type State } from "../sparql/engine";
import type { Fault } from "../sparql/faults";
import { Editor } from "../sparql/editor";
import { found, given, prologue, root, type Given, type Question } from "../sparql/page";
import { field, put, term } from "../sparql/parameters";
import * as share from "../sparql/share";
import { Links } from "../sparql/table";
import { download, Result, type View } from "../sparql/views";
import { count, say, seconds } from "../sparql/words";

const began = performance.now();
const data = given();
const engine = new Engine(`${root}ladkg.nq.gz`, (state) => show(state));
const status = found<HTMLElement>("#status");
const fault = found<HTMLElement>("#fault");

function show(state: State): void {
  const engineStatus = found<HTMLElement>("#engine");
  const values = { quads: count(state.quads ?? 0), message: state.message ?? "" };
  engineStatus.textContent = say(state.step, values);
  engineStatus.dataset["step"] = state.step;
  if (state.step === "ready" && !engineStatus.dataset["took"]) engineStatus.dataset["took"] = (performance.now() - began).toFixed(0);
}

class Desk {
  private editor: Editor;
  private links: Links;
  private question: Question | undefined;
  private values: Record<string, string> = {};
  private result: Result | undefined;
  private view: View = "table";
  private putting = false;

  constructor(private given: Given) {
    this.links = new Links(given, engine);
    const heard = { changed: () => this.changed(), run: () => void this.run() };
    const text = found<HTMLTextAreaElement>("#query");
    this.editor = new Editor(found("#editor"), text.value, given, heard);
    text.hidden = true;
    const library = found<HTMLSelectElement>("#library");
    library.addEventListener("change", () => this.load(library.value, {}));
    found("#run").addEventListener("click", () => void this.run());
    found("#stop").addEventListener("click", () => engine.stop());
    found("#share").addEventListener("click", () => void this.share());
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-view]")) {
      button.addEventListener("click", () => this.look(button.dataset["view"] as View));
    }
    found("#download").addEventListener("click", () => this.save());
    found("#desk").hidden = false;
    addEventListener("hashchange", () => void this.arrive());
  }

  /** Fills the editor from the address. A library question runs at once; another's query waits to be read. */
  async arrive(): Promise<void> {
    if (location.hash.length < 2) return;
    try {
      const shared = await share.read(location.hash);
      if (shared.view) this.view = shared.view;
      if (shared.question && this.load(shared.question, shared.values)) await this.run();
      else if (shared.query !== undefined) {
        this.load("", {});
        this.editor.text = shared.query;
        status.textContent = say("brought");
      }
    } catch {
      status.textContent = say("bad_link");
    }
  }

  private load(name: string, values: Record<string, string>): boolean {
    this.question = this.given.questions.find((one) => one.name === name);
    const settings = this.question?.settings ?? [];
    this.values = {};
    const fields = settings.map((setting) => {
      const value = values[setting.name] ?? setting.default;
      return field(this.given, setting, value, (changed) => this.set(setting.name, changed));
    });
    found("#parameters").replaceChildren(...fields);
    found("#parameters-set").hidden = !fields.length;
    found<HTMLSelectElement>("#library").value = this.question ? name : "";
    if (!this.question) return false;
    this.put(this.question.query);
    for (const setting of settings) {
      const value = values[setting.name];
      if (value !== undefined && value !== setting.default) this.set(setting.name, value);
    }
    return true;
  }

  private set(name: string, value: string): void {
    const setting = this.question?.settings.find((one) => one.name === name);
    const written = setting && term(setting.kind, value, this.given.prefixes["id"] ?? "");
    const bound = written && put(this.editor.text, name, written);
    if (!bound) return void (status.textContent = say("not_in_query", { name }));
    this.values[name] = value;
    this.put(bound);
  }

  private put(text: string): void {
    this.putting = true;
    this.editor.text = text;
    this.putting = false;
  }

  /** Of a question that the visitor rewrites, the link holds the text; its fields go on writing into it. */
  private changed(): void {
    fault.hidden = true;
    if (!this.putting) found<HTMLSelectElement>("#library").value = "";
  }

  private shared(): share.Shared {
    const own = found<HTMLSelectElement>("#library").value === "";
    if (own || !this.question) return { query: this.editor.text, values: {}, view: this.view };
    return { question: this.question.name, values: this.values, view: this.view };
  }

  private async share(): Promise<void> {
    await this.address();
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = say("copied");
    } catch {
      status.textContent = say("copy_by_hand");
    }
  }

  private async address(): Promise<void> {
    history.replaceState(null, "", await share.written(this.shared()));
  }

  private async run(): Promise<void> {
    this.editor.mark();
    fault.hidden = true;
    status.textContent = say("running");
    found<HTMLButtonElement>("#stop").disabled = false;
    found("#answer").setAttribute("aria-busy", "true");
    const outcome = await engine.run(this.editor.text, prologue(this.given.prefixes));
    found<HTMLButtonElement>("#stop").disabled = true;
    found("#answer").removeAttribute("aria-busy");
    await this.address();
    this.tell(outcome);
  }

  private tell(outcome: Outcome): void {
    if ("text" in outcome) return this.answer(outcome);
    status.textContent = "";
    this.result = undefined;
    found("#answer").hidden = true;
    fault.hidden = false;
    fault.textContent = told(outcome);
    const place = outcome.kind === "error" ? outcome.place : outcome.kind === "refused" ? outcome.refusal.place : undefined;
    if (place) this.editor.mark(place);
  }

  private answer(outcome: Answered): void {
    this.result = new Result(outcome.kind, outcome.text, this.given, this.links);
    const { length } = this.result.answer.rows;
    const key = outcome.kind === "rows" ? (length === 1 ? "row" : "rows") : length === 1 ? "triple" : "triples";
    status.textContent = length ? say(key, { count: count(length), took: seconds(outcome.took) }) : say("nothing");
    found("#answer").hidden = false;
    const views = this.result.views();
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-view]")) {
      button.hidden = !views.includes(button.dataset["view"] as View);
    }
    this.look(views.includes(this.view) ? this.view : "table", false);
  }

  private look(view: View, address = true): void {
    this.view = view;
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset["view"] === view));
    }
    if (!this.result) return;
    found("#view").replaceChildren(this.result.draw(view));
    found("#view").dataset["shows"] = view;
    if (address) void this.address();
  }

  private save(): void {
    if (!this.result) return;
    const view = this.view === "table" || this.view === "chart" ? "csv" : this.view;
    const guarded = found<HTMLInputElement>("#guarded").checked;
    download(view, this.result.file(view, guarded), this.question?.name ?? say("csv_name"));
  }
}

function told(outcome: Failed): string {
  if (outcome.kind === "stopped") return outcome.after ? say("too_long", { seconds: outcome.after }) : say("stopped");
  const place = outcome.kind === "error" ? outcome.place : outcome.refusal.place;
  const message = outcome.kind === "error" ? wrong(outcome) : say(outcome.refusal.why, { word: outcome.refusal.word });
  return place ? say("error_at", { ...place, message }) : message;
}

function wrong(fault: Fault): string {
  if (fault.prefix !== undefined) return say("no_prefix", { prefix: fault.prefix });
  if (fault.word) return say("unexpected", { word: fault.word });
  return /^(expected ?)?$/.test(fault.message) ? say("unclear") : fault.message;
}

data
  .then((given) => new Desk(given).arrive())
  .catch((error: unknown) => show({ step: "failed", message: String(error) }));

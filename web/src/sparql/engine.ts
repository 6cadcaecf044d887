// The page's side of the worker: starts it, asks it, and ends it when a query runs too long.
import { placed, type Fault } from "./faults";
import * as guard from "./guard";

export type Place = { line: number; column: number };
export type Labels = Record<string, string>;
export type Asked =
  | { kind: "open"; address: string }
  | { kind: "query"; id: number; query: string; graph: boolean }
  | { kind: "labels"; id: number; iris: string[]; language: string };
export type Told =
  | { kind: "progress"; step: "indexing" }
  | { kind: "ready"; quads: number }
  | { kind: "answer"; id: number; text: string }
  | { kind: "labels"; id: number; labels: Labels }
  | { kind: "error"; id: number; message: string; broken: boolean };

/** What came of a query: an answer in JSON or N-Triples, after `took` milliseconds, or why there is none. */
export type Answered = { kind: "rows" | "graph"; text: string; took: number };
export type Failed =
  | ({ kind: "error" } & Fault)
  | { kind: "refused"; refusal: guard.Refusal }
  | { kind: "stopped"; after: number | undefined };
export type Outcome = Answered | Failed;
export type State = { step: "fetching" | "indexing" | "ready" | "failed"; quads?: number; message?: string };

/** How long a query may run, in milliseconds. */
export const LIMIT = 30_000;

type Waiting = (told: Told) => void;

export class Engine {
  private worker: Worker | undefined;
  private ready: Promise<void> = Promise.resolve();
  private waiting = new Map<number, Waiting>();
  private next = 1;
  private stopRun: ((after?: number) => void) | undefined;

  constructor(
    private address: string,
    private heard: (state: State) => void,
  ) {
    this.start();
  }

  private start(): void {
    this.worker?.terminate();
    this.waiting.clear();
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    this.heard({ step: "fetching" });
    this.ready = new Promise((done, fail) => {
      const failed = (message: string): void => {
        this.heard({ step: "failed", message });
        fail(new Error(message));
      };
      worker.addEventListener("message", (event: MessageEvent<Told>) => {
        const told = event.data;
        if (told.kind === "progress") this.heard({ step: told.step });
        else if (told.kind === "ready") {
          this.heard({ step: "ready", quads: told.quads });
          done();
        } else if (told.kind === "error" && !told.id) failed(told.message);
        else this.waiting.get(told.id)?.(told);
      });
      worker.addEventListener("error", (event) => failed(event.message));
    });
    this.ready.catch(() => undefined);
    this.send({ kind: "open", address: this.address });
  }

  private send(asked: Asked): void {
    this.worker?.postMessage(asked);
  }

  private reply(make: (id: number) => Asked): Promise<Told> {
    const id = this.next++;
    return new Promise((done) => {
      this.waiting.set(id, (told) => {
        this.waiting.delete(id);
        done(told);
      });
      this.send(make(id));
    });
  }

  /** Ends the query that runs; the store is filled anew. */
  stop(after?: number): void {
    this.stopRun?.(after);
  }

  /** Runs a query as `ladkg query` does, with `prologue` before it on its first line. */
  async run(query: string, prologue: string): Promise<Outcome> {
    const refusal = guard.check(query);
    if (refusal) return { kind: "refused", refusal };
    this.stop();
    const graph = ["CONSTRUCT", "DESCRIBE"].includes(guard.form(query));
    const stopped = new Promise<Outcome>((done) => {
      this.stopRun = (after) => {
        this.stopRun = undefined;
        done({ kind: "stopped", after });
        this.start();
      };
    });
    const outcome = await Promise.race([this.asked(query, graph, prologue), stopped]);
    if (outcome.kind !== "stopped") this.stopRun = undefined;
    return outcome;
  }

  private async asked(query: string, graph: boolean, prologue: string): Promise<Outcome> {
    try {
      await this.ready;
    } catch (error) {
      return { kind: "error", message: error instanceof Error ? error.message : String(error) };
    }
    const began = performance.now();
    const limit = setTimeout(() => this.stop(LIMIT / 1000), LIMIT);
    const told = await this.reply((id) => ({ kind: "query", id, query: prologue + query, graph }));
    clearTimeout(limit);
    if (told.kind === "answer") {
      return { kind: graph ? "graph" : "rows", text: told.text, took: performance.now() - began };
    }
    if (told.kind !== "error") throw new Error(told.kind);
    if (told.broken) this.start();
    return { kind: "error", ...placed(told.message, query, prologue.length) };
  }

  async labels(iris: string[], language: string): Promise<Labels> {
    if (!iris.length) return {};
    const told = await this.reply((id) => ({ kind: "labels", id, iris, language }));
    return told.kind === "labels" ? told.labels : {};
  }
}

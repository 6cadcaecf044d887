// Holds the whole dataset in Oxigraph's store and answers queries, off the page's own thread, so that it can be ended.
import init, { namedNode, Store, type Quad } from "oxigraph/web.js";
import type { Asked, Labels, Told } from "./engine";

const LABELS = ["http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"];
let store: Store | undefined;

function tell(told: Told): void {
  postMessage(told);
}

/** The bytes of a file, unpacked if it is still packed: some hosts unpack a .gz on the way, some do not. */
async function unpacked(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const data = new Uint8Array(await response.arrayBuffer());
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  const plain = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

async function open(address: string): Promise<void> {
  const [data] = await Promise.all([unpacked(address), init()]);
  tell({ kind: "progress", step: "indexing" });
  store = new Store();
  store.load(data, { format: "application/n-quads", lenient: true, no_transaction: true });
  tell({ kind: "ready", quads: store.size });
}

function answer(id: number, query: string, graph: boolean): void {
  if (!store) throw new Error("not open yet");
  const text = store.query(query, {
    use_default_graph_as_union: true,
    results_format: graph ? "application/n-triples" : "application/sparql-results+json",
  });
  tell({ kind: "answer", id, text: String(text) });
}

/** The labels of resources, in the language if there is one; none is given for what the dataset does not mention. */
function labels(id: number, iris: string[], language: string): void {
  const found: Labels = {};
  for (const iri of iris) {
    try {
      const node = namedNode(iri);
      const named = LABELS.flatMap((property) => store?.match(node, namedNode(property), null, null) ?? []);
      const best = pick(named, language);
      if (best !== undefined) found[iri] = best;
      else if (mentioned(node)) found[iri] = "";
    } catch {
      // Not an IRI that the dataset could hold.
    }
  }
  tell({ kind: "labels", id, labels: found });
}

function pick(named: Quad[], language: string): string | undefined {
  const literals = named.map((quad) => quad.object).filter((term) => term.termType === "Literal");
  const by = (wanted: string) => literals.find((literal) => literal.language === wanted)?.value;
  return by(language) ?? by("en") ?? literals[0]?.value;
}

function mentioned(node: ReturnType<typeof namedNode>): boolean {
  return [store?.match(node, null, null, null), store?.match(null, null, node, null)].some((quads) => quads?.length);
}

addEventListener("message", (event: MessageEvent<Asked>) => {
  const asked = event.data;
  const fail = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    tell({ kind: "error", id: asked.kind === "open" ? 0 : asked.id, message, broken });
  };
  try {
    if (asked.kind === "open") open(asked.address).catch(fail);
    else if (asked.kind === "query") answer(asked.id, asked.query, asked.graph);
    else labels(asked.id, asked.iris, asked.language);
  } catch (error) {
    fail(error);
  }
});

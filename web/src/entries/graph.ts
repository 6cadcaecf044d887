// The graph view: starts at the thing that the address names (#id/state/CRI), and goes on from neighbour to neighbour.
import "../style/graph.css";
import { tell, nothing } from "../graph/beside";
import { first, resource, settings, type Edge, type Resource } from "../graph/data";
import { Drawing } from "../graph/drawing";
import { save } from "../graph/save";
import { shape } from "../graph/shapes";

const MOST = matchMedia("(max-width: 40rem)").matches ? 8 : 16;
const canvas = document.querySelector<HTMLElement>("#canvas")!;
const kinds = [...canvas.querySelectorAll<HTMLElement>(".legend li")].map((item) => item.textContent!.trim());
for (const path of canvas.querySelectorAll<SVGPathElement>(".legend path")) path.setAttribute("d", shape(Number(path.dataset.kind)));
canvas.hidden = false;

const drawing = new Drawing(canvas, document.querySelector("h1")!.textContent!, (path) => void go(path));
let now: Resource | undefined;

function draw(of: Resource, edges: Edge[]): void {
  for (const [predicate, out, path, label, kind] of edges) {
    drawing.add(path, label, kind, of.path);
    if (out) drawing.join(of.path, path, predicate);
    else drawing.join(path, of.path, predicate);
  }
  // Whatever else joins it to what is drawn already.
  for (const [predicate, out, path] of of.edges)
    if (drawing.nodes.has(path)) out ? drawing.join(of.path, path, predicate) : drawing.join(path, of.path, predicate);
  drawing.choose(of.path);
  drawing.settle();
}

async function show(path: string, focus = false): Promise<void> {
  const found = await resource(path);
  if (!found) return nothing(path);
  now = found;
  drawing.add(found.path, found.label, found.kind);
  draw(found, first(found, MOST));
  tell(found, kinds[found.kind] ?? "", { open: (to) => void go(to), draw: (edges) => draw(found, edges) });
  document.title = document.title.replace(/^.*?(?= · |$)/, () => found.label);
  if (focus) drawing.nodes.get(path)?.element.focus();
}

const asked = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1)) || settings.start;
  } catch {
    return settings.start;
  }
};

/** Goes on to a neighbour: the address remembers it, so that the way back is that of the browser. */
function go(path: string): void {
  const there = `#${path.split("/").map(encodeURIComponent).join("/")}`;
  if (location.hash === there) void show(path, true);
  else location.hash = there;
}

addEventListener("hashchange", () => void show(asked(), canvas.contains(document.activeElement)));
canvas.querySelector(".knobs")!.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLElement>("button");
  if (button?.dataset.do === "in") drawing.by(1.25);
  if (button?.dataset.do === "out") drawing.by(0.8);
  if (button?.dataset.do === "fit") drawing.fit();
  if (button?.dataset.do === "save" && now) save(drawing.svg, drawing.box(), now.label);
  if (button?.dataset.do === "clear") {
    drawing.clear();
    void show(asked());
  }
});
void show(asked());

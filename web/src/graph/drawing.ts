// The drawing: nodes and edges placed by forces (d3-force). Arrow keys go from node to node, Enter opens one.
import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { settings } from "./data";
import { shape } from "./shapes";
import { Zoom, type Box } from "./zoom";

interface Node extends SimulationNodeDatum {
  path: string;
  label: string;
  kind: number;
  /** Of its label, about. */
  width: number;
  element: SVGGElement;
  text: SVGTextElement;
}

interface Link extends SimulationLinkDatum<Node> {
  source: Node;
  target: Node;
  predicates: Set<number>;
  line: SVGPathElement;
  name: SVGTextElement;
}

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 13;
const HEIGHT = 44;
const LONG = 26;
const still = matchMedia("(prefers-reduced-motion: reduce)");

function make<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>, parent?: Element): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

export class Drawing {
  readonly svg: SVGSVGElement;
  readonly nodes = new Map<string, Node>();
  private readonly links = new Map<string, Link>();
  private readonly inner: SVGGElement;
  private readonly lines: SVGGElement;
  private readonly names: SVGGElement;
  private readonly texts: SVGGElement;
  private readonly zoom: Zoom;
  private readonly forces;
  private chosen = "";

  constructor(
    place: Element,
    label: string,
    private readonly open: (path: string) => void,
  ) {
    this.svg = make("svg", { class: "net", role: "group", "aria-label": label }, place);
    const arrow = make("marker", { id: "arrow", viewBox: "0 0 8 8", refX: "8", refY: "4", markerWidth: "7", markerHeight: "7", orient: "auto" }, make("defs", {}, this.svg));
    make("path", { d: "M0 0L8 4L0 8Z", class: "head" }, arrow);
    this.inner = make("g", {}, this.svg);
    this.lines = make("g", { "aria-hidden": "true" }, this.inner);
    this.names = make("g", { "aria-hidden": "true" }, this.inner);
    this.texts = make("g", { "aria-hidden": "true" }, this.inner);
    this.zoom = new Zoom(this.svg, this.inner);
    this.svg.addEventListener("keydown", (event) => this.pressed(event));
    this.forces = forceSimulation<Node>()
      .force("link", forceLink<Node, Link>().distance(150).strength(0.35))
      .force("charge", forceManyBody().strength(-420).distanceMax(500))
      .force("apart", () => this.part())
      .force("x", forceX(0).strength(0.03))
      .force("y", forceY(0).strength(0.05))
      .on("tick", () => this.move())
      .stop();
  }

  add(path: string, label: string, kind: number, near?: string): void {
    if (this.nodes.has(path)) return;
    const element = make("g", { class: `node kind-${settings.kinds[kind]}`, role: "button", tabindex: "-1", "aria-label": label }, this.inner);
    make("path", { d: shape(kind) }, element);
    const text = make("text", { class: "label", "text-anchor": "middle" }, this.texts);
    text.textContent = label.length > LONG ? `${label.slice(0, LONG - 1).trimEnd()}…` : label;
    const beside = near ? this.nodes.get(near) : undefined;
    const turn = this.nodes.size * 2.4;
    const node: Node = { path, label, kind, width: Math.max(30, text.textContent.length * 6.2), element, text, x: (beside?.x ?? 0) + 60 * Math.cos(turn), y: (beside?.y ?? 0) + 60 * Math.sin(turn) };
    this.nodes.set(path, node);
    for (const part of [element, text]) part.addEventListener("click", () => this.open(path));
    this.grip(node);
  }

  join(from: string, to: string, predicate: number): void {
    const [source, target] = [this.nodes.get(from), this.nodes.get(to)];
    if (!source || !target || source === target) return;
    const key = `${from}\n${to}`;
    const link = this.links.get(key) ?? {
      source,
      target,
      predicates: new Set<number>(),
      line: make("path", { class: "edge", "marker-end": "url(#arrow)" }, this.lines),
      name: make("text", { class: "name", "text-anchor": "middle" }, this.names),
    };
    link.predicates.add(predicate);
    link.name.textContent = [...link.predicates].map((number) => settings.predicates[number]).join(", ");
    this.links.set(key, link);
  }

  clear(): void {
    this.nodes.clear();
    this.links.clear();
    this.lines.replaceChildren();
    this.names.replaceChildren();
    this.texts.replaceChildren();
    for (const element of this.inner.querySelectorAll(".node")) element.remove();
  }

  choose(path: string): void {
    this.chosen = path;
    for (const node of this.nodes.values()) {
      for (const part of [node.element, node.text]) part.classList.toggle("chosen", node.path === path);
      node.element.setAttribute("tabindex", node.path === path ? "0" : "-1");
      node.element.setAttribute("aria-pressed", String(node.path === path));
    }
    for (const link of this.links.values()) {
      const here = link.source.path === path || link.target.path === path;
      link.line.classList.toggle("near", here);
      link.name.classList.toggle("near", here);
    }
  }

  /** Lets the forces find places: before the eyes, or at once where less motion is wanted. */
  settle(): void {
    this.forces.nodes([...this.nodes.values()]);
    this.forces.force<ReturnType<typeof forceLink<Node, Link>>>("link")!.links([...this.links.values()]);
    this.forces.alpha(1).stop();
    const ahead = still.matches ? 300 : 60;
    for (let step = 0; step < ahead; step += 1) this.forces.tick();
    this.move();
    this.fit();
    if (!still.matches) this.forces.restart();
  }

  fit(): void {
    const chosen = this.nodes.get(this.chosen);
    this.zoom.fit(this.box(), chosen && { x: chosen.x!, y: chosen.y! });
  }

  by(factor: number): void {
    this.zoom.by(factor);
  }

  box(): Box {
    const nodes = [...this.nodes.values()];
    const xs = nodes.map((node) => node.x ?? 0);
    const ys = nodes.map((node) => node.y ?? 0);
    const [left, top] = [Math.min(...xs) - 70, Math.min(...ys) - 20];
    return { x: left, y: top, width: Math.max(...xs) + 70 - left, height: Math.max(...ys) + 35 - top };
  }

  /** Pushes apart nodes whose shapes and labels would lie on each other, the shorter way. */
  private part(): void {
    const nodes = [...this.nodes.values()];
    for (let turn = 0; turn < 2; turn += 1)
      nodes.forEach((one, index) => {
        for (const other of nodes.slice(0, index)) {
          const [dx, dy] = [one.x! - other.x!, one.y! - other.y!];
          const across = (one.width + other.width) / 2 + 8 - Math.abs(dx);
          const down = HEIGHT - Math.abs(dy);
          if (across <= 0 || down <= 0) continue;
          const flat = across < down;
          const push = (flat ? across * (dx < 0 ? -1 : 1) : down * (dy < 0 ? -1 : 1)) * 0.3;
          if (flat) [one.x, other.x] = [one.x! + push, other.x! - push];
          else [one.y, other.y] = [one.y! + push, other.y! - push];
        }
      });
  }

  private move(): void {
    for (const { x, y, element, text } of this.nodes.values()) {
      element.setAttribute("transform", `translate(${x!.toFixed(1)} ${y!.toFixed(1)})`);
      text.setAttribute("transform", `translate(${x!.toFixed(1)} ${(y! + 23).toFixed(1)})`);
    }
    for (const { source, target, line, name } of this.links.values()) {
      const [dx, dy] = [target.x! - source.x!, target.y! - source.y!];
      const length = Math.hypot(dx, dy) || 1;
      const [x, y] = [(dx / length) * RADIUS, (dy / length) * RADIUS];
      line.setAttribute("d", `M${(source.x! + x).toFixed(1)} ${(source.y! + y).toFixed(1)}L${(target.x! - x).toFixed(1)} ${(target.y! - y).toFixed(1)}`);
      const part = source.path === this.chosen ? 0.56 : target.path === this.chosen ? 0.44 : 0.5;
      name.setAttribute("x", (source.x! + dx * part).toFixed(1));
      name.setAttribute("y", (source.y! + dy * part + 3).toFixed(1));
    }
  }

  /** Drags a node to where the pointer takes it. */
  private grip(node: Node): void {
    node.element.addEventListener("pointerdown", (event) => {
      const from = this.zoom.point(event);
      const drag = (moved: PointerEvent): void => {
        const to = this.zoom.point(moved);
        if (node.fx === undefined && Math.hypot(to.x - from.x, to.y - from.y) < 4) return;
        [node.fx, node.fy] = [to.x, to.y];
        [node.x, node.y] = [to.x, to.y];
        if (!still.matches) this.forces.alphaTarget(0.1).restart();
        this.move();
      };
      const drop = (): void => {
        removeEventListener("pointermove", drag);
        this.forces.alphaTarget(0);
        if (node.fx === undefined) return;
        node.fx = node.fy = undefined;
        const swallow = (click: Event): void => click.stopPropagation();
        this.svg.addEventListener("click", swallow, { capture: true });
        setTimeout(() => this.svg.removeEventListener("click", swallow, { capture: true }));
      };
      addEventListener("pointermove", drag);
      addEventListener("pointerup", drop, { once: true });
      addEventListener("pointercancel", drop, { once: true });
    });
  }

  private pressed(event: KeyboardEvent): void {
    const at = [...this.nodes.values()].find((node) => node.element === document.activeElement);
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] as [number, number] | undefined;
    if (at && way) this.towards(at, way)?.element.focus();
    else if (at && (event.key === "Enter" || event.key === " ")) this.open(at.path);
    else if (event.key === "+" || event.key === "=") this.by(1.25);
    else if (event.key === "-") this.by(0.8);
    else if (event.key === "0") this.fit();
    else if (event.key === "Escape") this.nodes.get(this.chosen)?.element.focus();
    else return;
    event.preventDefault();
  }

  /** The nearest node in a direction, those straight ahead first. */
  private towards(from: Node, [x, y]: [number, number]): Node | undefined {
    let best: Node | undefined;
    let least = Infinity;
    for (const node of this.nodes.values()) {
      const [dx, dy] = [node.x! - from.x!, node.y! - from.y!];
      const ahead = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      if (node === from || ahead <= 0 || aside > ahead * 2) continue;
      if (ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
    }
    return best;
  }
}

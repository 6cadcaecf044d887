// Moving about in a drawing: wheel and drag, two fingers, buttons, keys + and -.
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The scale below which labels cannot be read. */
const LEAST = 0.8;

export class Zoom {
  private x = 0;
  private y = 0;
  private scale = 1;
  private readonly fingers = new Map<number, PointerEvent>();

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly inner: SVGGElement,
  ) {
    svg.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.pressed(event));
    svg.addEventListener("pointermove", (event) => this.moved(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"] as const)
      svg.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
  }

  by(factor: number, at?: { x: number; y: number }): void {
    const { width, height } = this.svg.getBoundingClientRect();
    const point = at ?? { x: width / 2, y: height / 2 };
    const scale = Math.min(4, Math.max(0.2, this.scale * factor));
    this.x = point.x - ((point.x - this.x) * scale) / this.scale;
    this.y = point.y - ((point.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  /** Brings the box into view, no closer than as it is; where it would be too small to read, what is around a point. */
  fit(box: Box, around?: { x: number; y: number }): void {
    const { width, height } = this.svg.getBoundingClientRect();
    if (!width || !box.width) return;
    const whole = Math.min(1.15, width / box.width, height / box.height);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { x, y } = whole < LEAST ? (around ?? middle) : middle;
    this.scale = Math.max(LEAST, whole);
    this.x = width / 2 - x * this.scale;
    this.y = height / 2 - y * this.scale;
    this.apply();
  }

  /** The point of the drawing under a point of the window. */
  point(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top } = this.svg.getBoundingClientRect();
    return { x: (event.clientX - left - this.x) / this.scale, y: (event.clientY - top - this.y) / this.scale };
  }

  private wheeled(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.svg.getBoundingClientRect();
    this.by(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), { x: event.clientX - left, y: event.clientY - top });
  }

  private pressed(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest(".node, .label")) return;
    this.fingers.set(event.pointerId, event);
    if (event.pointerType !== "touch") this.svg.setPointerCapture(event.pointerId);
  }

  private moved(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    if (other) {
      const apart = (one: PointerEvent): number => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      this.by(apart(event) / Math.max(1, apart(before)));
    } else {
      this.x += event.clientX - before.clientX;
      this.y += event.clientY - before.clientY;
      this.apply();
    }
    this.fingers.set(event.pointerId, event);
  }

  private apply(): void {
    this.inner.setAttribute("transform", `translate(${this.x.toFixed(1)} ${this.y.toFixed(1)}) scale(${this.scale.toFixed(3)})`);
  }
}

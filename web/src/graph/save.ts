// The drawing as a file that stands alone: what the style sheets say of each element is written into it.
import type { Box } from "./zoom";

const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "opacity", "paint-order"];

export function save(svg: SVGSVGElement, box: Box, title: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll("*")];
  for (const [index, element] of [...copy.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(originals[index]!);
    if (style.display === "none") element.setAttribute("display", "none");
    for (const name of STYLES) if (/^(path|text|g)$/.test(element.localName)) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role", "aria-pressed", "aria-hidden"]) element.removeAttribute(name);
  }
  copy.querySelector("g:not(defs g)")?.removeAttribute("transform");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", [box.x, box.y, box.width, box.height].map((length) => length.toFixed(0)).join(" "));
  copy.setAttribute("width", box.width.toFixed(0));
  copy.setAttribute("height", box.height.toFixed(0));
  const ground = document.createElementNS(copy.namespaceURI, "rect");
  const sides = { x: box.x, y: box.y, width: box.width, height: box.height, fill: getComputedStyle(document.body).backgroundColor };
  for (const [name, value] of Object.entries(sides)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph"}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

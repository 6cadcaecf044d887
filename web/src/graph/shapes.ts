// A shape for each kind of node, so that colour never speaks alone; the order is that of KINDS in export/site/graph.py.
const polygon = (corners: number, radius: number, turn: number): string =>
  Array.from({ length: corners }, (_, index) => {
    const angle = turn + (index * 2 * Math.PI) / corners;
    return `${index ? "L" : "M"}${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  }).join("") + "Z";

const UP = -Math.PI / 2;
const SHAPES = [
  "M8 0A8 8 0 1 1-8 0 8 8 0 1 1 8 0Z", // agent: circle
  "M-7-7H7V7H-7Z", // instrument: square
  "M-8-5H8V5H-8Z", // provision: bar
  polygon(4, 9, UP), // undertaking: diamond
  polygon(3, 9, UP), // act: triangle
  polygon(6, 8.5, UP), // standing: hexagon
  "M-4-5H4A5 5 0 0 1 4 5H-4A5 5 0 0 1-4-5Z", // concept: pill
  polygon(5, 8.5, UP), // programme: pentagon
  "M-6-8H3L6-5V8H-6Z", // evidence: sheet of paper
];

export const shape = (kind: number): string => SHAPES[kind] ?? SHAPES.at(-1)!;

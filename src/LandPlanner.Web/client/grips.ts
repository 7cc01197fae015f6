/** Vertices and edges of a shape to take hold of. */
import { distance, nearest, type Position, type Shape } from './geometry';

/** A vertex, or a place on the edge before it where a new one would be. */
export interface Grip { part: number; ring: number; vertex: number; isNew: boolean }

/** The vertex within reach, else the edge; null where there is neither. */
export function grab(shape: Shape, at: Position, reach: number): Grip | null {
  let best: Grip | null = null;
  let least = reach;
  const offer = (away: number, grip: Grip) => {
    if (away >= least) return;
    least = away;
    best = grip;
  };
  each(shape, (grip, vertex) => offer(distance(vertex, at), grip));
  if (best) return best;
  each(shape, (grip, vertex, before) => offer(distance(nearest(at, before, vertex), at), { ...grip, isNew: true }));
  return best;
}

/** The shape with the vertex here, a new one if the grip is on an edge. */
export function withVertex(shape: Shape, grip: Grip, at: Position): Shape {
  return change(shape, grip, (ring) => (grip.isNew ? [...ring.slice(0, grip.vertex), at, ...ring.slice(grip.vertex)] : ring.map((vertex, i) => (i === grip.vertex ? at : vertex))));
}

/** Null where the last triangle would lose a corner of a single polygon. A hole, or one polygon of several, goes whole. */
export function withoutVertex(shape: Shape, grip: Grip): Shape | null {
  if (shape[grip.part]![grip.ring]!.length > 3) return change(shape, grip, (ring) => ring.filter((_, i) => i !== grip.vertex));
  if (grip.ring > 0) return shape.map((polygon, part) => (part === grip.part ? polygon.filter((_, ring) => ring !== grip.ring) : polygon));
  return shape.length > 1 ? shape.filter((_, part) => part !== grip.part) : null;
}

function change(shape: Shape, grip: Grip, of: (ring: Shape[number][number]) => Shape[number][number]): Shape {
  return shape.map((polygon, part) => (part === grip.part ? polygon.map((ring, number) => (number === grip.ring ? of(ring) : ring)) : polygon));
}

function each(shape: Shape, visit: (grip: Grip, vertex: Position, before: Position) => void): void {
  shape.forEach((polygon, part) => polygon.forEach((line, ring) => line.forEach((at, vertex) =>
    visit({ part, ring, vertex, isNew: false }, at, line[(vertex + line.length - 1) % line.length]!))));
}

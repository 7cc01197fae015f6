/** What the tools that change a shape do to it: pulled by the pointer, or moved step by step by keys. */
import type { Tool } from './draw';
import { azimuth, distance, holds, middle, moved, rotated, scaled, type Position, type Shape } from './geometry';
import { grab, withVertex, type Grip } from './grips';

/** A shape that the pointer holds. */
export interface Hold { grip: Grip | null; from: Position; before: Shape }

/** Takes hold of what the tool pulls; null where there is nothing of it within reach. */
export function takeHold(tool: Tool, shape: Shape, at: Position, reach: number): Hold | null {
  const grip = tool === 'vertices' ? grab(shape, at, reach) : null;
  const isThere = tool === 'vertices' ? grip !== null : tool !== 'move' || shape.some((polygon) => holds(polygon[0]!, at));
  return isThere ? { grip, from: at, before: shape } : null;
}

/** @param at Where the pointer is. @param snapped Where a vertex would be put. */
export function pulled(tool: Tool, { grip, from, before }: Hold, at: Position, snapped: Position): Shape {
  if (grip) return withVertex(before, grip, snapped);
  if (tool === 'move') return moved(before, at[0] - from[0], at[1] - from[1]);
  const about = middle(before);
  return tool === 'rotate'
    ? rotated(before, about, azimuth(about, at) - azimuth(about, from))
    : scaled(before, about, Math.max(0.01, distance(about, at) / (distance(about, from) || 1)));
}

/**
 * Null where the tool has nothing to move.
 * @param dx Steps to the right. @param dy Steps up. @param metres The length of a step; ten degrees and a tenth of the size to the metre.
 */
export function nudged(tool: Tool, shape: Shape, chosen: Grip | null, dx: number, dy: number, metres: number): Shape | null {
  if (shape.length === 0) return null;
  switch (tool) {
    case 'move': return moved(shape, dx * metres, dy * metres);
    case 'rotate': return rotated(shape, middle(shape), (dx || dy) * metres * 10);
    case 'scale': return scaled(shape, middle(shape), 1 + (dx + dy) * metres / 10);
    default: {
      const vertex = chosen && shape[chosen.part]?.[chosen.ring]?.[chosen.vertex];
      return vertex ? withVertex(shape, chosen, [vertex[0] + dx * metres, vertex[1] + dy * metres]) : null;
    }
  }
}

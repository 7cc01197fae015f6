/** The pen: where it would put a vertex, and what the shape would be then. */
import type { Draft } from './draft';
import type { Tool } from './draw';
import { azimuth, circle, distance, holds, polar, rectangle, type Position, type Ring, type Shape } from './geometry';
import type { Outlines } from './outlines';
import type { Locks } from './pen-bar';
import type { Snap } from './snap-index';

const DRAWING_TOOLS: readonly string[] = ['polygon', 'rectangle', 'circle', 'hole'] satisfies Tool[];

/** How the pointer is to be read. */
export interface Hand {
  /** Metres within which it snaps. */
  reach: number;
  /** Snaps to nothing. */
  free: boolean;
  /** Traces the longer way round. */
  longWay: boolean;
}

export const isDrawingTool = (tool: string | null): boolean => tool !== null && DRAWING_TOOLS.includes(tool);

export class Pen {
  cursor: Position | null = null;
  snapped: Snap | null = null;
  /** Follows the line snapped to instead of going straight. */
  isTracing = false;
  /** The way along a traced line to the cursor. */
  way: readonly Position[] = [];

  constructor(private readonly outlines: Outlines, private readonly locks: Locks) {}

  /** Moves to where the pointer is: as locked, else snapped, else just there. */
  move(at: Position, draft: Draft, hand: Hand): void {
    const last = draft.pen.at(-1) ?? null;
    const { length, azimuth: degrees } = this.locks;
    this.snapped = null;
    this.way = [];
    if (last && (length !== null || degrees !== null)) {
      const angle = degrees ?? azimuth(last, at);
      const along = (at[0] - last[0]) * Math.sin(angle * Math.PI / 180) + (at[1] - last[1]) * Math.cos(angle * Math.PI / 180);
      this.cursor = polar(last, length ?? Math.max(0, along), angle);
      return;
    }
    this.snapped = hand.free ? null : this.snap(at, draft, hand.reach);
    this.cursor = this.snapped?.at ?? at;
    if (this.isTracing && last && this.snapped?.line) this.way = this.outlines.index?.along(this.snapped.line, last, this.cursor, hand.longWay) ?? [];
  }

  /** Puts it exactly here; the way traced to the pointer is not the way to a place that was typed. */
  put(at: Position): void {
    this.way = [];
    this.cursor = at;
  }

  /** The drawn shape, with the open ring closed over the cursor. */
  preview(draft: Draft): Shape {
    const { shape, pen, tool } = draft;
    const ring = this.cursor && pen.length > 0 && isDrawingTool(tool) ? this.ring(pen, tool as Tool, this.cursor) : [];
    if (ring.length < 3 || distance(ring[0]!, ring[1]!) === 0) return shape;
    return withRing(shape, ring, tool as Tool);
  }

  /** The line from the vertices put down to the cursor. */
  line(draft: Draft): readonly Position[] {
    const { pen, tool } = draft;
    return this.cursor && pen.length > 0 && (tool === 'polygon' || tool === 'hole') ? [...pen, ...this.way, this.cursor] : pen;
  }

  private ring(pen: Ring, tool: Tool, cursor: Position): Ring {
    const [first, last] = [pen[0]!, pen.at(-1)!];
    if (tool === 'rectangle') return rectangle(first, cursor);
    if (tool === 'circle') return circle(first, distance(first, cursor));
    return distance(last, cursor) > 0 && distance(first, cursor) > 0 ? [...pen, ...this.way, cursor] : pen;
  }

  private snap(at: Position, draft: Draft, reach: number): Snap | null {
    const first = draft.pen[0];
    if (first && draft.pen.length > 2 && distance(first, at) < reach) return { kind: 'vertex', at: first, line: null };
    const { layer, id } = draft;
    return this.outlines.index?.find(at, reach, id === null ? null : { layer, id }) ?? null;
  }
}

/** A ring becomes another polygon of the shape, or a hole of the one around it. */
export const withRing = (shape: Shape, ring: Ring, tool: Tool): Shape => (tool === 'hole'
  ? shape.map((polygon) => (holds(polygon[0]!, ring[0]!) ? [...polygon, ring] : polygon))
  : [...shape, [ring]]);

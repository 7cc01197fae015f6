/** Outlines around the view, ready to snap to: found by a packed index of features, then edge by edge in those few that are near. */
import Flatbush from 'flatbush';
import { crossing, distance, nearest, type Position } from './geometry';

export type SnapKind = 'vertex' | 'crossing' | 'edge';
/** One ring or line of the index, by its first vertex and the one past its last. */
export interface Line { start: number; end: number; closed: boolean }
export interface Snap { kind: SnapKind; at: Position; line: Line | null }

interface Edge { line: Line; from: Position; to: Position }

const MOST_EDGES = 64;

export class SnapIndex {
  private readonly lines: Line[] = [];
  /** The first line of each feature; one more at the end. */
  private readonly firstLine: number[] = [];
  private readonly names: string[] = [];
  private readonly ids: number[] = [];
  private readonly tree: Flatbush | null;
  private readonly xy: Float64Array;

  /** @param bytes What /api/features answers. @param layers The layers asked for, in order. */
  constructor(bytes: ArrayBuffer, layers: string[]) {
    const head = new Int32Array(bytes, 0, 2);
    const features = head[0]!;
    const numbers = new Int32Array(bytes, 8, head[1]!);
    const padding = head[1]! % 2;
    this.xy = new Float64Array(bytes, 8 + 4 * (head[1]! + padding));
    this.tree = features > 0 ? new Flatbush(features) : null;
    let vertex = 0;
    for (let at = 0, feature = 0; feature < features; feature++) {
      this.names.push(layers[numbers[at++]!]!);
      this.ids.push(numbers[at++]!);
      this.firstLine.push(this.lines.length);
      const rings = numbers[at++]!;
      let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let ring = 0; ring < rings; ring++) {
        const end = vertex + numbers[at++]!;
        const closed = end - vertex > 3 && this.xy[2 * vertex] === this.xy[2 * end - 2] && this.xy[2 * vertex + 1] === this.xy[2 * end - 1];
        this.lines.push({ start: vertex, end, closed });
        for (; vertex < end; vertex++) {
          const x = this.xy[2 * vertex]!;
          const y = this.xy[2 * vertex + 1]!;
          if (x < minX) minX = x;
          if (x > maxX) maxX = x;
          if (y < minY) minY = y;
          if (y > maxY) maxY = y;
        }
      }
      this.tree!.add(minX, minY, maxX, maxY);
    }
    this.firstLine.push(this.lines.length);
    this.tree?.finish();
  }

  get features(): number {
    return this.ids.length;
  }

  at(vertex: number): Position {
    return [this.xy[2 * vertex]!, this.xy[2 * vertex + 1]!];
  }

  /**
   * What there is to snap to within reach: a vertex before a crossing before an edge.
   * @param except The feature that is being edited.
   */
  find(point: Position, reach: number, except: { layer: string; id: number } | null): Snap | null {
    if (!this.tree) return null;
    const box: [number, number, number, number] = [point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach];
    let vertex: Snap | null = null;
    let nearestVertex = reach;
    const edges: Edge[] = [];
    for (const feature of this.tree.search(...box)) {
      if (except && this.ids[feature] === except.id && this.names[feature] === except.layer) continue;
      for (let number = this.firstLine[feature]!; number < this.firstLine[feature + 1]!; number++) {
        const line = this.lines[number]!;
        for (let i = line.start; i < line.end; i++) {
          const x = this.xy[2 * i]!;
          const y = this.xy[2 * i + 1]!;
          const away = Math.hypot(x - point[0], y - point[1]);
          if (away < nearestVertex) {
            nearestVertex = away;
            vertex = { kind: 'vertex', at: [x, y], line };
          }
          if (i + 1 < line.end && edges.length < MOST_EDGES && this.mayReach(i, box)) {
            const [from, to] = [this.at(i), this.at(i + 1)];
            if (distance(nearest(point, from, to), point) <= reach) edges.push({ line, from, to });
          }
        }
      }
    }
    return vertex ?? this.findCrossing(point, reach, edges) ?? this.findEdge(point, edges);
  }

  /**
   * The way along a line from one place on it to another: the vertices between them, the shorter way round (or the longer).
   * Null where either place is not on the line.
   */
  along(line: Line, from: Position, to: Position, longWay: boolean): Position[] | null {
    const [start, end] = [this.locate(line, from), this.locate(line, to)];
    if (!start || !end) return null;
    const forward = this.walk(line, start, end);
    if (!line.closed) return forward ?? this.walk(line, end, start)!.reverse();
    const backward = this.walk(line, end, start)!.reverse();
    const shorter = length([from, ...forward!, to]) <= length([from, ...backward, to]);
    return shorter !== longWay ? forward! : backward;
  }

  private mayReach(i: number, box: [number, number, number, number]): boolean {
    const x1 = this.xy[2 * i]!;
    const y1 = this.xy[2 * i + 1]!;
    const x2 = this.xy[2 * i + 2]!;
    const y2 = this.xy[2 * i + 3]!;
    return Math.min(x1, x2) <= box[2] && Math.max(x1, x2) >= box[0] && Math.min(y1, y2) <= box[3] && Math.max(y1, y2) >= box[1];
  }

  private findCrossing(point: Position, reach: number, edges: Edge[]): Snap | null {
    let best: Snap | null = null;
    let least = reach;
    for (let i = 0; i < edges.length; i++) {
      for (let j = 0; j < i; j++) {
        const at = crossing(edges[i]!.from, edges[i]!.to, edges[j]!.from, edges[j]!.to);
        const away = at ? distance(at, point) : Infinity;
        if (at && away < least) {
          least = away;
          best = { kind: 'crossing', at, line: edges[i]!.line };
        }
      }
    }
    return best;
  }

  private findEdge(point: Position, edges: Edge[]): Snap | null {
    let best: Snap | null = null;
    let least = Infinity;
    for (const { line, from, to } of edges) {
      const at = nearest(point, from, to);
      if (distance(at, point) < least) {
        least = distance(at, point);
        best = { kind: 'edge', at, line };
      }
    }
    return best;
  }

  /** Between which vertices a place lies, and how far along. */
  private locate(line: Line, place: Position): { vertex: number; share: number } | null {
    const close = 1e-3;
    let best: { vertex: number; share: number } | null = null;
    let least = close;
    for (let i = line.start; i + 1 < line.end; i++) {
      const [from, to] = [this.at(i), this.at(i + 1)];
      const at = nearest(place, from, to);
      if (distance(at, place) < least) {
        least = distance(at, place);
        best = { vertex: i, share: distance(from, at) / (distance(from, to) || 1) };
      }
    }
    return best;
  }

  /** The vertices passed going forward; null on an open line that would have to be left. */
  private walk(line: Line, start: { vertex: number; share: number }, end: { vertex: number; share: number }): Position[] | null {
    const passed: Position[] = [];
    const count = line.end - line.start - 1;
    const ahead = end.vertex > start.vertex || (end.vertex === start.vertex && end.share >= start.share);
    if (!ahead && !line.closed) return null;
    const steps = ahead ? end.vertex - start.vertex : end.vertex - start.vertex + count;
    for (let step = 1; step <= steps; step++) {
      const last = step === steps && end.share < 1e-9;
      const first = step === 1 && start.share > 1 - 1e-9;
      if (!last && !first) passed.push(this.at(line.start + (start.vertex - line.start + step) % count));
    }
    return passed;
  }
}

function length(path: Position[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += distance(path[i - 1]!, path[i]!);
  return sum;
}

/** Plane geometry of what is being drawn. Metres, x east, y north. Nothing here is changed in place. */

export type Position = readonly [number, number];
/** Not closed: the last vertex is not the first again. */
export type Ring = readonly Position[];
/** A shell, then its holes. */
export type Polygon = readonly Ring[];
export type Shape = readonly Polygon[];

export const distance = (one: Position, other: Position): number => Math.hypot(one[0] - other[0], one[1] - other[1]);

/** Degrees from grid north, clockwise, in [0, 360). */
export function azimuth(from: Position, to: Position): number {
  const degrees = Math.atan2(to[0] - from[0], to[1] - from[1]) * 180 / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** The place at a distance and an azimuth. */
export function polar(from: Position, metres: number, degrees: number): Position {
  const angle = degrees * Math.PI / 180;
  return [from[0] + metres * Math.sin(angle), from[1] + metres * Math.cos(angle)];
}

/** The nearest place of a segment. */
export function nearest(point: Position, from: Position, to: Position): Position {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return from;
  const share = Math.min(1, Math.max(0, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length));
  return share === 0 ? from : share === 1 ? to : [from[0] + share * dx, from[1] + share * dy];
}

/** Where two segments cross; null where they do not. */
export function crossing(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const denominator = rx * sy - ry * sx;
  if (denominator === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / denominator;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / denominator;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : [a[0] + t * rx, a[1] + t * ry];
}

export function rectangle(one: Position, other: Position): Ring {
  return [one, [other[0], one[1]], other, [one[0], other[1]]];
}

/** As many corners as keep it within a centimetre of the true circle, 720 at most. */
export function circle(centre: Position, radius: number): Ring {
  const deviation = Math.min(0.01, radius / 2);
  const corners = Math.min(720, Math.max(48, Math.ceil(Math.PI / Math.acos(1 - deviation / radius))));
  return Array.from({ length: corners }, (_, i) => polar(centre, radius, 360 * i / corners));
}

/** Twice the signed area; positive counter-clockwise. */
export function twiceArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += (ring[j]![0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]) - (ring[i]![0] - ring[0]![0]) * (ring[j]![1] - ring[0]![1]);
  return sum;
}

export function holds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

export const mapShape = (shape: Shape, move: (position: Position) => Position): Shape => shape.map((polygon) => polygon.map((ring) => ring.map(move)));

/** The middle of the box around it. */
export function middle(shape: Shape): Position {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of shape.flat()) for (const [x, y] of ring) {
    [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
    [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
  }
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}

export const moved = (shape: Shape, dx: number, dy: number): Shape => mapShape(shape, ([x, y]) => [x + dx, y + dy]);

/** @param degrees Clockwise. */
export function rotated(shape: Shape, about: Position, degrees: number): Shape {
  const angle = degrees * Math.PI / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapShape(shape, ([x, y]) => {
    const [dx, dy] = [x - about[0], y - about[1]];
    return [about[0] + dx * cos + dy * sin, about[1] - dx * sin + dy * cos];
  });
}

export const scaled = (shape: Shape, about: Position, factor: number): Shape =>
  mapShape(shape, ([x, y]) => [about[0] + (x - about[0]) * factor, about[1] + (y - about[1]) * factor]);

export interface GeoJsonPolygons { type: 'MultiPolygon'; coordinates: number[][][][] }

export const toGeoJson = (shape: Shape): GeoJsonPolygons => ({
  type: 'MultiPolygon',
  coordinates: shape.map((polygon) => polygon.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y]))),
});

export function fromGeoJson(geometry: { type: string; coordinates: unknown } | null): Shape {
  if (!geometry) return [];
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][];
  return polygons.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map(([x, y]) => [x!, y!] as const)));
}

/** A worker that draws tiles: fetches their vectors, keeps them, and paints pictures, so that the page never waits for a map. */
import Pbf from 'pbf';
import type { Grid, Hatch, Layer } from './wire';

export interface Setup { type: 'setup'; tiles: string; grid: Grid; classColours: Record<string, string>; layers: Layer[] }
export interface Job { type: 'paint'; id: number; z: number; x: number; y: number; ratio: number; layers: { name: string; opacity: number }[] }
export interface Cancel { type: 'cancel'; id: number }
export interface Done { id: number; picture: ImageBitmap | null; failed: boolean }

/** One layer's part of a tile, in units of 1/4096 of its side: paths for each look, none of them long, for the time to paint one grows with the square of its length. */
type Part = Map<string, Path2D[]>;

const UNITS = 4096;
const MOST_PARTS = 1500;
const MOST_BYTES = 12_000;
const written = new WeakMap<Path2D[], number>();
// Points of layers that are too large for markers of their own.
const DOT_PIXELS = 2.5;
const PLAIN = '';
const NO_CLASS = '#d9d9d3';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const parts = new Map<string, Part | null>();
const cancelled = new Map<number, AbortController>();
let setup: Setup | undefined;
let layers = new Map<string, Layer>();

scope.onmessage = (event: MessageEvent<Setup | Job | Cancel>) => {
  const message = event.data;
  if (message.type === 'setup') {
    setup = message;
    layers = new Map(message.layers.map((layer) => [layer.name, layer]));
  } else if (message.type === 'cancel') {
    cancelled.get(message.id)?.abort();
  } else {
    void run(message);
  }
};

async function run(job: Job): Promise<void> {
  const stop = new AbortController();
  cancelled.set(job.id, stop);
  try {
    await fetchMissing(job, stop.signal);
    const picture = stop.signal.aborted ? null : paint(job);
    scope.postMessage({ id: job.id, picture, failed: false } satisfies Done, picture ? [picture] : []);
  } catch {
    // A tile that cannot be had is asked for again when the map is moved; what is wrong with the connection is told elsewhere.
    scope.postMessage({ id: job.id, picture: null, failed: true } satisfies Done);
  } finally {
    cancelled.delete(job.id);
  }
}

const keyOf = (layer: Layer, job: Job) => `${layer.name}@${layer.revision}/${job.z}/${job.x}/${job.y}`;

function boxOf(job: Job): [number, number, number, number] {
  const { origin, tileMetres } = setup!.grid;
  const side = tileMetres / 2 ** job.z;
  return [origin[0] + job.x * side, origin[1] - (job.y + 1) * side, origin[0] + (job.x + 1) * side, origin[1] - job.y * side];
}

function meets(extent: Layer['extent'], box: [number, number, number, number]): boolean {
  const margin = (box[2] - box[0]) / 64;
  return !!extent && extent[0] <= box[2] + margin && extent[2] >= box[0] - margin && extent[1] <= box[3] + margin && extent[3] >= box[1] - margin;
}

async function fetchMissing(job: Job, signal: AbortSignal): Promise<void> {
  const box = boxOf(job);
  const missing: Layer[] = [];
  for (const { name } of job.layers) {
    const layer = layers.get(name);
    if (layer && !parts.has(keyOf(layer, job)) && meets(layer.extent, box)) missing.push(layer);
  }
  if (missing.length === 0) return;
  const names = missing.map((layer) => `${encodeURIComponent(layer.name)}@${layer.revision}`).join(',');
  const response = await fetch(`/tiles/gk/${job.z}/${job.x}/${job.y}.mvt?layers=${names}&of=${setup!.tiles}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  const found = response.status === 204 ? new Map<string, Part>() : read(await response.arrayBuffer());
  for (const layer of missing) keep(keyOf(layer, job), found.get(layer.name) ?? null);
}

function keep(key: string, part: Part | null): void {
  parts.set(key, part);
  for (const oldest of parts.keys()) {
    if (parts.size <= MOST_PARTS) return;
    parts.delete(oldest);
  }
}

/** Mapbox Vector Tile 2.1, as far as the server uses it. */
function read(bytes: ArrayBuffer): Map<string, Part> {
  const found = new Map<string, Part>();
  const tile = new Pbf(new Uint8Array(bytes));
  tile.readFields((tag) => {
    if (tag === 3) readLayer(tile, tile.readVarint() + tile.pos, found);
  }, undefined);
  return found;
}

function readLayer(pbf: Pbf, end: number, found: Map<string, Part>): void {
  let name = '';
  const values: string[] = [];
  const features: { at: number; end: number }[] = [];
  while (pbf.pos < end) {
    const tag = pbf.readVarint();
    switch (tag >> 3) {
      case 1: name = pbf.readString(); break;
      case 2: { const stop = pbf.readVarint() + pbf.pos; features.push({ at: pbf.pos, end: stop }); pbf.pos = stop; break; }
      case 4: { const stop = pbf.readVarint() + pbf.pos; pbf.readVarint(); values.push(pbf.readString()); pbf.pos = stop; break; }
      default: pbf.skip(tag);
    }
  }
  const part: Part = new Map();
  const dots = layers.get(name)?.symbol.marker === null;
  for (const feature of features) readFeature(pbf, feature.at, feature.end, values, part, dots);
  pbf.pos = end;
  found.set(name, part);
}

function readFeature(pbf: Pbf, at: number, end: number, values: string[], part: Part, dots: boolean): void {
  let key = PLAIN;
  let kind = 0;
  let geometry = 0;
  pbf.pos = at;
  while (pbf.pos < end) {
    const tag = pbf.readVarint();
    switch (tag >> 3) {
      case 2: { const stop = pbf.readVarint() + pbf.pos; pbf.readVarint(); key = values[pbf.readVarint()] ?? PLAIN; pbf.pos = stop; break; }
      case 3: kind = pbf.readVarint(); break;
      case 4: geometry = pbf.pos; pbf.skip(tag); break;
      default: pbf.skip(tag);
    }
  }
  const path = pathFor(part, key, end - at);
  pbf.pos = geometry;
  const stop = pbf.readVarint() + pbf.pos;
  let x = 0;
  let y = 0;
  while (pbf.pos < stop) {
    const command = pbf.readVarint();
    if ((command & 7) === 7) {
      path.closePath();
      continue;
    }
    for (let count = command >> 3; count > 0; count--) {
      x += pbf.readSVarint();
      y += pbf.readSVarint();
      if (kind === 1) dots && dot(path, x, y);
      else if ((command & 7) === 1) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
}

/** The path that a feature of so many bytes goes to. Features that lie beside each other follow each other, mostly. */
function pathFor(part: Part, key: string, bytes: number): Path2D {
  let paths = part.get(key);
  if (!paths) part.set(key, paths = []);
  const filled = written.get(paths) ?? MOST_BYTES;
  if (filled >= MOST_BYTES) paths.push(new Path2D());
  written.set(paths, filled >= MOST_BYTES ? bytes : filled + bytes);
  return paths[paths.length - 1]!;
}

function dot(path: Path2D, x: number, y: number): void {
  const radius = DOT_PIXELS * UNITS / 512;
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}

function paint(job: Job): ImageBitmap | null {
  const side = setup!.grid.pixels * job.ratio;
  const shown = job.layers.flatMap(({ name, opacity }) => {
    const layer = layers.get(name);
    const part = layer && parts.get(keyOf(layer, job));
    return layer && part && part.size > 0 ? [{ layer, part, opacity }] : [];
  });
  if (shown.length === 0) return null;
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d')!;
  const resolution = setup!.grid.tileMetres / setup!.grid.pixels / 2 ** job.z;
  for (const { layer, part, opacity } of shown) paintLayer(context, layer, part, opacity, resolution, side);
  return canvas.transferToImageBitmap();
}

function paintLayer(
  context: OffscreenCanvasRenderingContext2D, layer: Layer, part: Part, opacity: number, resolution: number, side: number,
): void {
  const { symbol } = layer;
  const pixel = UNITS / setup!.grid.pixels;
  const scale = side / UNITS;
  const seen = (below: number | null) => below === null || resolution < below;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const [key, paths] of part) {
    const own = symbol.values.find((value) => value.value === key)?.colour;
    const filled = symbol.fill && (symbol.fill.isByLandClass ? classColour(key, symbol.fill.scheme) : own ?? symbol.fill.colour!);
    if (filled && layer.kind !== 'line') {
      context.globalAlpha = opacity * symbol.opacity;
      context.fillStyle = filled;
      for (const path of paths) context.fill(path);
    }
    if (symbol.hatch && layer.kind === 'polygon' && seen(symbol.hatch.below)) {
      context.globalAlpha = opacity;
      context.fillStyle = hatch(context, symbol.hatch, own ?? symbol.hatch.colour);
      for (const path of paths) context.fill(path);
    }
  }
  if (!symbol.stroke || !seen(symbol.stroke.below)) return;
  context.globalAlpha = opacity;
  context.lineJoin = 'round';
  context.lineWidth = symbol.stroke.width * pixel;
  context.setLineDash(symbol.stroke.dash.map((length) => length * pixel));
  for (const [key, paths] of part) {
    context.strokeStyle = symbol.values.find((value) => value.value === key)?.colour ?? symbol.stroke.colour;
    for (const path of paths) context.stroke(path);
  }
  context.setLineDash([]);
}

/** A class that has no colour of its own takes that of the class above it. */
function classColour(code: string, scheme: string | null): string {
  for (let length = code.length; length > 1; length--) {
    const colour = setup!.classColours[(scheme ? `${scheme}/` : '') + code.slice(0, length)];
    if (colour) return colour;
  }
  return NO_CLASS;
}

/** Lines that meet at the edges of tiles: their period divides the tile. */
function hatch(context: OffscreenCanvasRenderingContext2D, look: Hatch, colour: string): CanvasPattern {
  const cell = 64;
  const lines = Math.round(UNITS / (look.spacing * Math.SQRT2 * UNITS / setup!.grid.pixels));
  const period = UNITS / lines;
  const canvas = new OffscreenCanvas(cell, cell);
  const pen = canvas.getContext('2d')!;
  pen.strokeStyle = colour;
  pen.lineWidth = look.width * UNITS / setup!.grid.pixels * cell / period;
  const falls = look.angle > 90;
  pen.beginPath();
  for (const shift of [-cell, 0, cell]) {
    pen.moveTo(shift - cell, falls ? -cell : 2 * cell);
    pen.lineTo(shift + 2 * cell, falls ? 2 * cell : -cell);
  }
  pen.stroke();
  const pattern = context.createPattern(canvas, 'repeat')!;
  pattern.setTransform(new DOMMatrix().scale(period / cell));
  return pattern;
}

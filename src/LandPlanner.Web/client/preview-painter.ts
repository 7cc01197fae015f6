/** Draws the outlines of a layer that may be imported, away from the page's own thread: it may be a hundred thousand of them. */

export interface Load { type: 'load'; id: number; bytes: ArrayBuffer }
export interface Paint { type: 'paint'; id: number; extent: number[]; width: number; height: number; ratio: number }
export interface Painted { id: number; picture: ImageBitmap }

interface Look { fill: string; stroke: string; width: number }

/** Intact, repaired, rejected. */
const LOOKS: Look[] = [
  { fill: 'rgba(91,63,214,0.16)', stroke: '#5b3fd6', width: 1.4 },
  { fill: 'rgba(217,119,6,0.30)', stroke: '#b45309', width: 2.2 },
  { fill: 'rgba(220,38,38,0.30)', stroke: '#dc2626', width: 2.2 },
];
const POINT_RADIUS = 4;

class Sketch {
  readonly origin: Float64Array;
  readonly count: number;
  readonly numbers: Int32Array;
  readonly xy: Float32Array;

  constructor(bytes: ArrayBuffer) {
    this.origin = new Float64Array(bytes, 0, 2);
    const [count, length] = new Int32Array(bytes, 16, 2) as unknown as [number, number];
    this.count = count;
    this.numbers = new Int32Array(bytes, 24, length);
    this.xy = new Float32Array(bytes, 24 + 4 * length);
  }
}

let sketch: Sketch | null = null;

self.onmessage = ({ data }: MessageEvent<Load | Paint>) => {
  if (data.type === 'load') {
    sketch = new Sketch(data.bytes);
    return;
  }
  const canvas = new OffscreenCanvas(data.width, data.height);
  const context = canvas.getContext('2d')!;
  if (sketch) paint(sketch, context, data);
  const picture = canvas.transferToImageBitmap();
  self.postMessage({ id: data.id, picture } satisfies Painted, { transfer: [picture] });
};

/** What is sound lies below, what is not above. */
function paint(of: Sketch, context: OffscreenCanvasRenderingContext2D, job: Paint): void {
  const scale = job.width / (job.extent[2]! - job.extent[0]!);
  const [dx, dy] = [(of.origin[0]! - job.extent[0]!) * scale, (job.extent[3]! - of.origin[1]!) * scale];
  context.lineJoin = 'round';
  for (let status = 0; status < LOOKS.length; status++) {
    const [areas, lines] = trace(of, status, scale, dx, dy, job);
    const look = LOOKS[status]!;
    context.fillStyle = look.fill;
    context.fill(areas, 'evenodd');
    for (const path of [areas, lines]) {
      context.strokeStyle = 'rgba(255,255,255,0.85)';
      context.lineWidth = (look.width + 2.4) * job.ratio;
      context.stroke(path);
    }
    context.strokeStyle = look.stroke;
    context.lineWidth = look.width * job.ratio;
    context.stroke(areas);
    context.stroke(lines);
  }
}

function trace(of: Sketch, status: number, scale: number, dx: number, dy: number, job: Paint): [Path2D, Path2D] {
  const [areas, lines] = [new Path2D(), new Path2D()];
  const { numbers, xy } = of;
  let [at, vertex] = [0, 0];
  for (let shape = 0; shape < of.count; shape++) {
    const isWanted = numbers[at] === status;
    const kind = numbers[at + 1]!;
    const rings = numbers[at + 2]!;
    at += 3;
    for (let ring = 0; ring < rings; ring++) {
      const count = numbers[at++]!;
      if (isWanted && touches(xy, vertex, count, scale, dx, dy, job)) {
        const path = kind === 1 ? lines : areas;
        for (let i = vertex; i < vertex + count; i++) {
          const [x, y] = [xy[2 * i]! * scale + dx, dy - xy[2 * i + 1]! * scale];
          if (kind === 0) dot(path, x, y, POINT_RADIUS * job.ratio);
          else if (i === vertex) path.moveTo(x, y);
          else path.lineTo(x, y);
        }
        if (kind === 2) path.closePath();
      }
      vertex += count;
    }
  }
  return [areas, lines];
}

function dot(path: Path2D, x: number, y: number, radius: number): void {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}

function touches(xy: Float32Array, from: number, count: number, scale: number, dx: number, dy: number, job: Paint): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = from; i < from + count; i++) {
    const [x, y] = [xy[2 * i]!, xy[2 * i + 1]!];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return maxX * scale + dx >= -8 && minX * scale + dx <= job.width + 8 && dy - minY * scale >= -8 && dy - maxY * scale <= job.height + 8;
}

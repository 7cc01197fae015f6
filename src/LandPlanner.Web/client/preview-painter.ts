/** Draws the outlines of a layer that may be imported, away from the page's own thread: it may be a hundred thousand of them. */

export interface Load { type: 'load'; id: number; bytes: ArrayBuffer }
export interface Paint { type: 'paint'; id: number; extent: number[]; width: number; height: number; ratio: number }
export interface Painted { id: number; picture: ImageBitmap }

interface Look { fill: string; stroke: string; width: number }
interface Outline { status: number; kind: number; rings: Int32Array; start: number; box: [number, number, number, number] }
/** From the sketch's metres to the picture's pixels. */
interface Frame { scale: number; dx: number; dy: number }

/** Intact, repaired, rejected. */
const LOOKS: Look[] = [
  { fill: 'rgba(91,63,214,0.20)', stroke: '#5b3fd6', width: 1.8 },
  { fill: 'rgba(217,119,6,0.30)', stroke: '#b45309', width: 2.2 },
  { fill: 'rgba(220,38,38,0.30)', stroke: '#dc2626', width: 2.2 },
];
const POINT_RADIUS = 4;
const HALO = 'rgba(255,255,255,0.85)';
/** With more than these in the picture, white around each would be all there is to see, and lines are finer. */
const CROWD = 2_000;
/** Vertices nearer than this to the one before, in pixels, show nothing. */
const FINEST = 0.6;

class Sketch {
  readonly originX: number;
  readonly originY: number;
  readonly outlines: Outline[] = [];
  readonly xy: Float32Array;

  constructor(bytes: ArrayBuffer) {
    [this.originX, this.originY] = new Float64Array(bytes, 0, 2) as unknown as [number, number];
    const [count, length] = new Int32Array(bytes, 16, 2) as unknown as [number, number];
    const numbers = new Int32Array(bytes, 24, length);
    this.xy = new Float32Array(bytes, 24 + 4 * length);
    let [at, start] = [0, 0];
    for (let i = 0; i < count; i++) {
      const rings = numbers.subarray(at + 3, at + 3 + numbers[at + 2]!);
      const vertices = rings.reduce((sum, ring) => sum + ring, 0);
      this.outlines.push({ status: numbers[at]!, kind: numbers[at + 1]!, rings, start, box: this.box(start, vertices) });
      at += 3 + rings.length;
      start += vertices;
    }
  }

  private box(from: number, count: number): [number, number, number, number] {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = from; i < from + count; i++) {
      const [x, y] = [this.xy[2 * i]!, this.xy[2 * i + 1]!];
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    return [minX, minY, maxX, maxY];
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
  const frame = { scale, dx: (of.originX - job.extent[0]!) * scale, dy: (job.extent[3]! - of.originY) * scale };
  const seen = of.outlines.filter(({ box }) => touches(box, frame, job));
  const isCrowd = seen.length > CROWD;
  context.lineJoin = 'round';
  LOOKS.forEach((look, status) => {
    const outlines = seen.filter((outline) => outline.status === status);
    const width = (isCrowd && status === 0 ? look.width / 2.5 : look.width) * job.ratio;
    if (!isCrowd || status > 0) {
      [context.strokeStyle, context.lineWidth] = [HALO, width + 2.4 * job.ratio];
      for (const outline of outlines) {
        trace(of.xy, outline, context, frame, job.ratio);
        context.stroke();
      }
    }
    [context.fillStyle, context.strokeStyle, context.lineWidth] = [look.fill, look.stroke, width];
    for (const outline of outlines) {
      trace(of.xy, outline, context, frame, job.ratio);
      if (outline.kind !== 1) context.fill('evenodd');
      context.stroke();
    }
  });
}

function trace(xy: Float32Array, outline: Outline, context: OffscreenCanvasRenderingContext2D, { scale, dx, dy }: Frame, ratio: number): void {
  let at = outline.start;
  context.beginPath();
  for (const count of outline.rings) {
    let [lastX, lastY] = [NaN, NaN];
    for (let i = at; i < at + count; i++) {
      const [x, y] = [xy[2 * i]! * scale + dx, dy - xy[2 * i + 1]! * scale];
      if (outline.kind === 0) {
        context.moveTo(x + POINT_RADIUS * ratio, y);
        context.arc(x, y, POINT_RADIUS * ratio, 0, 2 * Math.PI);
        continue;
      }
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < FINEST) continue;
      if (i === at) context.moveTo(x, y);
      else context.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
    if (outline.kind === 2) context.closePath();
    at += count;
  }
}

function touches([minX, minY, maxX, maxY]: Outline['box'], { scale, dx, dy }: Frame, job: Paint): boolean {
  return maxX * scale + dx >= -8 && minX * scale + dx <= job.width + 8 && dy - minY * scale >= -8 && dy - maxY * scale <= job.height + 8;
}

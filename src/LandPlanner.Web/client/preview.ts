/** A layer as it would lie in the workspace, before anything is stored, and the places of its records that are not in order. */
import Feature from 'ol/Feature';
import type OlMap from 'ol/Map';
import Point from 'ol/geom/Point';
import type BaseLayer from 'ol/layer/Base';
import ImageLayer from 'ol/layer/Image';
import VectorLayer from 'ol/layer/Vector';
import ImageSource from 'ol/source/Image';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, RegularShape, Stroke, Style } from 'ol/style';
import { ready } from './map';
import type { Load, Paint, Painted } from './preview-painter';
import { viewPadding } from './selection';
import { getBytes } from './wire';

const BELOW = 55;
const DIMMED = 0.4;
/** How much around a place is shown when it is gone to, in metres. */
const AROUND_METRES = 120;

class Preview {
  private readonly marks = new VectorSource();
  private readonly lit = new VectorSource();
  private readonly outlines: ImageLayer<ImageSource>;
  private readonly waiting = new Map<number, (picture: ImageBitmap) => void>();
  private readonly dimmed = new Map<BaseLayer, number>();
  private worker: Worker | null = null;
  private asked = 0;
  private round = 0;

  constructor(private readonly map: OlMap) {
    this.outlines = new ImageLayer<ImageSource>({ zIndex: BELOW + 1, className: 'lp-preview' });
    map.addLayer(this.outlines);
    map.addLayer(new VectorLayer({ source: this.lit, zIndex: BELOW + 2, style: LIT }));
    map.addLayer(new VectorLayer({ source: this.marks, zIndex: BELOW + 3, style: (feature) => (feature.get('rejected') ? REJECTED : REPAIRED) }));
  }

  async show(url: string | null, extent: number[] | null, marks: number[]): Promise<void> {
    const mine = ++this.round;
    this.setMarks(marks);
    const bytes = url ? await getBytes(url).catch(() => null) : null;
    if (mine !== this.round) return;
    this.outlines.setSource(bytes ? this.source(bytes) : null);
    if (!bytes) this.endWorker();
    this.dim(bytes !== null);
    if (extent) this.map.getView().fit(extent, { padding: viewPadding(), maxZoom: 15, duration: 350 });
  }

  clear(): void {
    this.round++;
    this.marks.clear();
    this.lit.clear();
    this.outlines.setSource(null);
    this.endWorker();
    this.dim(false);
  }

  zoom(box: number[], x: number | null, y: number | null): void {
    this.lit.clear();
    if (x !== null && y !== null) this.lit.addFeature(new Feature(new Point([x, y])));
    const [around, centre] = [AROUND_METRES / 2, [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const];
    const extent = [Math.min(box[0]!, centre[0] - around), Math.min(box[1]!, centre[1] - around), Math.max(box[2]!, centre[0] + around), Math.max(box[3]!, centre[1] + around)];
    this.map.getView().fit(extent, { padding: viewPadding(), duration: 350 });
  }

  /** @param marks x, y and 1 for a rejected or 0 for a repaired record, in turn. */
  private setMarks(marks: number[]): void {
    this.marks.clear();
    this.lit.clear();
    const features: Feature[] = [];
    for (let i = 0; i + 2 < marks.length; i += 3) {
      features.push(new Feature({ geometry: new Point([marks[i]!, marks[i + 1]!]), rejected: marks[i + 2] === 1 }));
    }
    this.marks.addFeatures(features);
  }

  private source(bytes: ArrayBuffer): ImageSource {
    this.endWorker();
    const worker = new Worker(new URL('./preview-painter.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Painted>) => {
      this.waiting.get(data.id)?.(data.picture);
      this.waiting.delete(data.id);
    };
    worker.postMessage({ type: 'load', id: 0, bytes } satisfies Load, { transfer: [bytes] });
    this.worker = worker;
    return new ImageSource({
      projection: this.map.getView().getProjection(),
      loader: (extent, resolution, pixelRatio) => new Promise((resolve) => {
        const id = ++this.asked;
        const ratio = pixelRatio ?? 1;
        this.waiting.set(id, (image) => resolve({ image, extent, resolution, pixelRatio: ratio }));
        const [width, height] = [(extent[2]! - extent[0]!) / resolution * ratio, (extent[3]! - extent[1]!) / resolution * ratio];
        worker.postMessage({ type: 'paint', id, extent: [...extent], width: Math.round(width), height: Math.round(height), ratio } satisfies Paint);
      }),
    });
  }

  private endWorker(): void {
    this.worker?.terminate();
    this.worker = null;
    this.waiting.clear();
  }

  /** What is there steps back while something is looked at that is not there yet. */
  private dim(isDimmed: boolean): void {
    for (const [layer, opacity] of this.dimmed) layer.setOpacity(opacity);
    this.dimmed.clear();
    if (!isDimmed) return;
    for (const layer of this.map.getLayers().getArray()) {
      if ((layer.getZIndex() ?? 0) >= BELOW || layer.get('lp-name') === 'graticule') continue;
      this.dimmed.set(layer, layer.getOpacity());
      layer.setOpacity(layer.getOpacity() * DIMMED);
    }
  }
}

const REPAIRED = new Style({ image: new Circle({ radius: 6, fill: new Fill({ color: '#f59e0b' }), stroke: new Stroke({ color: '#fff', width: 2 }) }) });
const REJECTED = [
  new Style({ image: new Circle({ radius: 8, fill: new Fill({ color: '#dc2626' }), stroke: new Stroke({ color: '#fff', width: 2 }) }) }),
  new Style({ image: new RegularShape({ points: 4, radius: 4.5, radius2: 0, angle: Math.PI / 4, stroke: new Stroke({ color: '#fff', width: 2 }) }) }),
];
const LIT = [
  new Style({ image: new Circle({ radius: 15, stroke: new Stroke({ color: '#fff', width: 6 }) }) }),
  new Style({ image: new Circle({ radius: 15, stroke: new Stroke({ color: '#0b6bcb', width: 3 }) }) }),
];

let preview: Promise<Preview> | null = null;
const made = (): Promise<Preview> => (preview ??= ready.then(({ map }) => new Preview(map)));

/**
 * Shows a layer's outlines, or none, and marks places on them.
 * @param url Where the outlines are; null for none.
 * @param extent Where to go; null to stay.
 */
export const show = async (url: string | null, extent: number[] | null, marks: number[]): Promise<void> => (await made()).show(url, extent, marks);

export const clear = async (): Promise<void> => (await made()).clear();

/** Goes to a record, and lights the place of its fault where there is one. */
export const zoom = async (box: number[], x: number | null, y: number | null): Promise<void> => (await made()).zoom(box, x, y);

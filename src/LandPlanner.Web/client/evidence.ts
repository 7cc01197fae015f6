/** Outlines that a panel lights on the map: a finding with what it is about, or the changed polygons of a cell. */
import type Feature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Fill, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import { ready } from './map';
import { viewPadding } from './selection';
import { getJson } from './wire';

const JSON_FORMAT = new GeoJSON();
// Nearer than this a small piece of evidence fills the screen and nobody knows where they are.
const LEAST_METRES = 60;
// The share of its size that is seen around it.
const ROOM = 0.12;

/** One such group of outlines; a later one takes its place. */
export class Lit {
  readonly source = new VectorSource();
  private layer: VectorLayer<VectorSource> | null = null;
  private last = 0;

  constructor(private readonly style: StyleFunction) {}

  /** Fetches and draws; the answer says whether it is still wanted. */
  async load(url: string): Promise<boolean> {
    const { map } = await ready;
    if (!this.layer) map.addLayer(this.layer = new VectorLayer({ source: this.source, zIndex: 55, style: this.style }));
    const wish = ++this.last;
    const found = await getJson<object>(url).catch(() => null);
    if (wish !== this.last) return false;
    this.source.clear(true);
    if (found) this.source.addFeatures(JSON_FORMAT.readFeatures(found).filter((feature) => feature.getGeometry()));
    return found !== null;
  }

  clear(): void {
    this.last++;
    this.source.clear();
  }

  restyle(): void {
    this.layer?.changed();
  }

  features(): Feature[] {
    return this.source.getFeatures();
  }
}

/** Goes to what is lit, with the panels out of the way. */
export async function goTo(features: Feature[]): Promise<void> {
  const { map } = await ready;
  const extents = features.map((feature) => feature.getGeometry()!.getExtent());
  if (extents.length === 0) return;
  const box = [Math.min(...extents.map((one) => one[0]!)), Math.min(...extents.map((one) => one[1]!)), Math.max(...extents.map((one) => one[2]!)), Math.max(...extents.map((one) => one[3]!))];
  const size = Math.max(box[2]! - box[0]!, box[3]! - box[1]!);
  const lack = Math.max(size * ROOM, (LEAST_METRES - size) / 2);
  map.getView().fit([box[0]! - lack, box[1]! - lack, box[2]! + lack, box[3]! + lack], { padding: viewPadding(), maxZoom: 15.5, duration: 350 });
}

const halo = new Style({ zIndex: 4, stroke: new Stroke({ color: '#fff', width: 7 }) });
const evidence = [halo, new Style({ zIndex: 5, stroke: new Stroke({ color: '#dc2626', width: 3 }), fill: new Fill({ color: 'rgba(220,38,38,0.38)' }) })];
const subject = [
  new Style({ zIndex: 2, stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 4.5 }) }),
  new Style({ zIndex: 3, stroke: new Stroke({ color: '#1f2421', width: 2, lineDash: [7, 4] }) }),
];
const constraint = new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(11,107,203,0.75)', width: 1.4 }), fill: new Fill({ color: 'rgba(11,107,203,0.06)' }) });
const parts: Record<string, Style | Style[]> = { evidence, subject, constraint };

export const findingStyle: StyleFunction = (feature) => parts[feature.get('part') as string];

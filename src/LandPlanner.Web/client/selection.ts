/** What was clicked, lit on the map. */
import type OlMap from 'ol/Map';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Stroke, Style } from 'ol/style';
import type { AddressBar, Selected } from './address';
import type { MapState } from './state';
import { getJson } from './wire';

const REACH_PIXELS = 6;
const ACCENT = '#0b6bcb';
const JSON_FORMAT = new GeoJSON();

export class Selection {
  readonly layer: VectorLayer<VectorSource>;
  /** Told all that lies at the place clicked, topmost first. */
  onPick: (hits: Selected[]) => void = () => undefined;
  /** Clicks are for somebody else: a tool that draws, say. */
  paused = false;
  /** What lies above all layers takes a click first: each is asked whether it is its own. */
  readonly others: ((pixel: number[]) => boolean)[] = [];
  private readonly source = new VectorSource();

  constructor(private readonly map: OlMap, private readonly state: MapState, private readonly address: AddressBar) {
    this.layer = new VectorLayer({
      source: this.source,
      zIndex: 60,
      style: [
        new Style({ stroke: new Stroke({ color: '#fff', width: 6 }), image: new Circle({ radius: 15, stroke: new Stroke({ color: '#fff', width: 6 }) }) }),
        new Style({ stroke: new Stroke({ color: ACCENT, width: 3 }), fill: new Fill({ color: 'rgba(11,107,203,0.12)' }), image: new Circle({ radius: 15, stroke: new Stroke({ color: ACCENT, width: 3 }) }) }),
      ],
    });
    map.on('singleclick', (event) => { if (!this.paused && !this.others.some((isOwn) => isOwn(event.pixel))) void this.pick(event.coordinate); });
  }

  /** Lights a feature; null for none. */
  async show(selected: Selected | null, zoom = false): Promise<void> {
    this.address.selection = selected;
    this.address.write();
    if (!selected) return this.source.clear();
    const feature = await getJson<object>(`/api/layers/${encodeURIComponent(selected.layer)}/features/${selected.id}`).catch(() => null);
    if (this.address.selection !== selected) return;
    this.source.clear();
    if (!feature) return;
    this.source.addFeatures(JSON_FORMAT.readFeatures(feature).filter((read) => read.getGeometry()));
    const extent = this.source.getExtent();
    if (zoom && extent && Number.isFinite(extent[0])) this.map.getView().fit(extent, { padding: viewPadding(), maxZoom: 14.5, duration: 350 });
  }

  private async pick(at: number[]): Promise<void> {
    const reach = REACH_PIXELS * (this.map.getView().getResolution() ?? 1);
    const layers = this.state.visible().map((layer) => encodeURIComponent(layer.name)).join(',');
    const hits = await getJson<Selected[]>(`/api/at?x=${at[0]}&y=${at[1]}&reach=${reach}&layers=${layers}`).catch(() => []);
    await this.show(hits[0] ?? null);
    this.onPick(hits);
  }
}

/** Room for the panel at the left or along the bottom, so that what is zoomed to is not behind it. */
export function viewPadding(): number[] {
  const panel = document.querySelector('.lp-panel')?.getBoundingClientRect();
  if (!panel) return [60, 60, 60, 80];
  return panel.width < innerWidth * 0.6 ? [60, 60, 60, panel.right + 24] : [60, 60, innerHeight - panel.top + 40, 80];
}

/** Labels and markers: one place for each feature of the layers that have them, never on each other. */
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import type { MapState } from './state';
import { getJson, type Layer } from './wire';

interface Anchor { id: number; x: number; y: number; text: string; icon: string | null; colour: string | null; light: string | null }

const LIGHTS: Record<string, string> = { green: '#16a34a', yellow: '#eab308', red: '#dc2626', unknown: '#9ca3af' };
const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

const DISTRICTS = 1000;

export class Anchors {
  readonly layer: VectorLayer<VectorSource>;
  private readonly source = new VectorSource();
  private readonly loaded = new Map<string, { revision: number; features: Feature[] }>();
  private readonly icons = new Map<string, Icon>();
  private readonly dots = new Map<string, Circle>();

  constructor(private readonly state: MapState) {
    this.layer = new VectorLayer({ source: this.source, zIndex: 50, declutter: true, updateWhileAnimating: true, updateWhileInteracting: true });
    this.layer.setStyle((feature, resolution) => this.style(feature as Feature, resolution));
    state.onChange(() => void this.refresh());
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    await Promise.all(this.state.visible().filter((layer) => layer.symbol.label || layer.symbol.marker).map((layer) => this.load(layer)));
    const shown = new Set(this.state.visible().map((layer) => layer.name));
    const wanted = [...this.loaded].flatMap(([name, { features }]) => (shown.has(name) ? features : []));
    this.source.clear(true);
    this.source.addFeatures(wanted);
  }

  private async load(layer: Layer): Promise<void> {
    if (this.loaded.get(layer.name)?.revision === layer.revision) return;
    const anchors = await getJson<Anchor[]>(`/api/layers/${encodeURIComponent(layer.name)}/anchors`).catch(() => null);
    if (!anchors) return;
    const features = anchors.map((anchor) => new Feature({ geometry: new Point([anchor.x, anchor.y]), anchor, layer }));
    this.loaded.set(layer.name, { revision: layer.revision, features });
  }

  private style(feature: Feature, resolution: number): Style | undefined {
    const anchor = feature.get('anchor') as Anchor;
    const { symbol, order } = feature.get('layer') as Layer;
    const { label } = symbol;
    const written = label && anchor.text && (label.below === null || resolution < label.below);
    if (!written && !anchor.icon) return undefined;
    const text = written ? new Text({
      text: anchor.text,
      font: `500 ${label.size}px ${FONT}`,
      fill: new Fill({ color: label.colour }),
      stroke: new Stroke({ color: 'rgba(255,255,255,0.92)', width: 3 }),
      offsetY: anchor.icon ? 20 : 0,
      overflow: true,
    }) : undefined;
    const isNear = symbol.marker?.below == null || resolution < symbol.marker.below;
    const image = anchor.icon ? (isNear ? this.icon(anchor) : this.dot(anchor)) : undefined;
    // Names of districts are written first, and stay.
    return new Style({ zIndex: anchor.icon ? order : DISTRICTS + order, ...(text && { text }), ...(image && { image }) });
  }

  private dot(anchor: Anchor): Circle {
    let dot = this.dots.get(anchor.colour!);
    if (!dot) {
      dot = new Circle({ radius: 4, fill: new Fill({ color: anchor.colour! }), stroke: new Stroke({ color: '#fff', width: 1.5 }), declutterMode: 'none' });
      this.dots.set(anchor.colour!, dot);
    }
    return dot;
  }

  /** A disc in the kind's colour with its sign, and the light of progress beside it. */
  private icon(anchor: Anchor): Icon {
    const key = `${anchor.icon}|${anchor.colour}|${anchor.light}`;
    let icon = this.icons.get(key);
    if (!icon) {
      const path = this.state.workspace.icons[anchor.icon!] ?? '';
      const light = anchor.light ? `<circle cx="23" cy="7" r="5.5" fill="${LIGHTS[anchor.light]}" stroke="#fff" stroke-width="2"/>` : '';
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30" viewBox="0 0 30 30"><circle cx="14" cy="16" r="11.5" fill="${anchor.colour}" stroke="#fff" stroke-width="2"/><g transform="translate(7 9) scale(0.5833)" fill="#fff">${path}</g>${light}</svg>`;
      icon = new Icon({ src: 'data:image/svg+xml;utf8,' + encodeURIComponent(svg), declutterMode: 'obstacle' });
      this.icons.set(key, icon);
    }
    return icon;
  }
}

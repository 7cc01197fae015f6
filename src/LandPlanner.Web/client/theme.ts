/** A thematic map: places coloured by a number, with its legend on the map. */
import Feature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style';
import { goTo } from './evidence';
import { ready } from './map';
import { getJson } from './wire';

interface Legend { title: string; note: string; classes: { title: string; colour: string; count: number }[] }

const FORMAT = new GeoJSON();
const ALPHA = 'd9';
const VALUES_BELOW = 40;
const source = new VectorSource();
let layer: VectorLayer<VectorSource> | null = null;
let box: HTMLElement | null = null;
let last = 0;

/** Shows a theme in the place of the one before.
 * @param query As /api/themes has it.
 * @returns How many places are drawn; null where another was asked for meanwhile, or it could not be had. */
export async function show(theme: string, query: string, go: boolean): Promise<number | null> {
  const { map } = await ready;
  if (!layer) map.addLayer(layer = new VectorLayer({ source, zIndex: 45, declutter: 'theme', style: (feature, resolution) => styleOf(feature as Feature, resolution) }));
  const wish = ++last;
  const found = await getJson<{ legend: Legend }>(`/api/themes/${encodeURIComponent(theme)}?${query}`).catch(() => null);
  if (wish !== last) return null;
  source.clear(true);
  if (!found) {
    hideLegend();
    return null;
  }
  source.addFeatures(FORMAT.readFeatures(found).filter((feature) => feature.getGeometry()) as Feature[]);
  showLegend(found.legend);
  if (go) await goTo(source.getFeatures());
  return source.getFeatures().length;
}

export function clear(): void {
  last++;
  source.clear(true);
  hideLegend();
}

/** What is drawn, for whoever looks at the map from outside. */
export const features = () => source.getFeatures();

function styleOf(feature: Feature, resolution: number): Style {
  const colour = feature.get('colour') as string;
  const text = feature.get('text') as string;
  const isPoint = feature.getGeometry()!.getType().endsWith('Point');
  return new Style({
    fill: new Fill({ color: colour + ALPHA }),
    stroke: new Stroke({ color: '#ffffff', width: 1.6 }),
    image: new Circle({ radius: 9, fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#fff', width: 2 }), declutterMode: 'none' }),
    ...(text && resolution < VALUES_BELOW && {
      text: new Text({
        text, font: '600 12px sans-serif', offsetY: isPoint ? 17 : 16, overflow: true,
        fill: new Fill({ color: '#1f2421' }), stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 3 }),
      }),
    }),
  });
}

function showLegend({ title, note, classes }: Legend): void {
  box ??= document.createElement('aside');
  box.className = 'lp-theme';
  box.dataset.testid = 'theme-legend';
  const head = element('b', title);
  box.setAttribute('aria-label', title);
  const list = document.createElement('ul');
  for (const one of classes) {
    const row = document.createElement('li');
    const swatch = document.createElement('i');
    swatch.style.background = one.colour;
    row.append(swatch, element('span', one.title), element('small', String(one.count)));
    list.append(row);
  }
  box.replaceChildren(head, element('small', note), list);
  document.body.append(box);
}

function hideLegend(): void {
  box?.remove();
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

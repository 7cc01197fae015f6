/** The field packages' hand on the map: patches that came back, where their photos were taken and which way the camera looked, and how far that is from the patch. */
import Feature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import { goTo } from './evidence';
import { ready } from './map';

interface Photo { number: number; verdict: string; at: [number, number]; azimuth: number | null; to: [number, number] | null }
interface Sketch { grounds: object[]; photos: Photo[] }

const FORMAT = new GeoJSON();
const COLOURS: Record<string, string> = { inside: '#15803d', near: '#b45309', toofar: '#dc2626', noplace: '#6b7280', nosubject: '#6b7280' };
const source = new VectorSource();
let layer: VectorLayer<VectorSource> | null = null;
let lit = 0;

/** Shows what came back, in the place of what was shown before, and goes there. */
export async function show(sketch: string): Promise<void> {
  const { map, selection, tell } = await ready;
  if (!layer) {
    map.addLayer(layer = new VectorLayer({ source, zIndex: 66, style: (feature) => styleOf(feature as Feature) }));
    selection.others.push((pixel) => {
      const found = map.getFeaturesAtPixel(pixel, { layerFilter: (one) => one === layer, hitTolerance: 4 }).find((one) => one.get('photo') !== undefined);
      if (found) tell('Tell', 'field.photo', String((found.get('photo') as Photo).number));
      return found !== undefined;
    });
  }
  const { grounds, photos } = JSON.parse(sketch) as Sketch;
  lit = 0;
  source.clear(true);
  source.addFeatures(grounds.map((ground) => new Feature({ geometry: FORMAT.readGeometry(ground) as Geometry, part: 'ground' })));
  source.addFeatures(photos.flatMap((photo) => (photo.to ? [new Feature({ geometry: new LineString([photo.at, photo.to]), part: 'line', verdict: photo.verdict })] : [])));
  source.addFeatures(photos.map((photo) => new Feature({ geometry: new Point(photo.at), photo })));
  await goTo(source.getFeatures());
}

export function clear(): void {
  source.clear();
}

/** Lights a photo and goes to it. */
export async function light(number: number): Promise<void> {
  lit = number;
  layer?.changed();
  document.getElementById(`lp-returned-${number}`)?.scrollIntoView({ block: 'nearest' });
  const found = features().filter((feature) => (feature.get('photo') as Photo | undefined)?.number === number);
  const to = (found[0]?.get('photo') as Photo | undefined)?.to;
  await goTo(to ? [...found, new Feature({ geometry: new Point(to) })] : found);
}

/** What is shown, for whoever looks at the map from outside. */
export const features = () => source.getFeatures();

function styleOf(feature: Feature): Style[] {
  const photo = feature.get('photo') as Photo | undefined;
  if (feature.get('part') === 'ground') return ground;
  const colour = COLOURS[photo?.verdict ?? (feature.get('verdict') as string)] ?? '#6b7280';
  if (!photo) return [new Style({ zIndex: 2, stroke: new Stroke({ color: '#fff', width: 5 }) }), new Style({ zIndex: 3, stroke: new Stroke({ color: colour, width: 2.5, lineDash: [7, 5] }) })];
  const zIndex = photo.number === lit ? 10 : 5;
  return [
    ...(photo.azimuth === null ? [] : [new Style({ zIndex, image: new Icon({ src: arrow(colour), rotation: photo.azimuth * Math.PI / 180, rotateWithView: true }) })]),
    new Style({
      zIndex: zIndex + 1,
      image: new Circle({ radius: photo.number === lit ? 11 : 9, fill: new Fill({ color: colour }), stroke: new Stroke({ color: photo.number === lit ? '#0b6bcb' : '#fff', width: 2.5 }) }),
      text: new Text({ text: String(photo.number), font: '600 11px sans-serif', fill: new Fill({ color: '#fff' }) }),
    }),
  ];
}

const ground = [
  new Style({ zIndex: 0, stroke: new Stroke({ color: '#fff', width: 5 }), image: new Circle({ radius: 13, stroke: new Stroke({ color: '#7c3aed', width: 3 }), fill: new Fill({ color: 'rgba(124,58,237,0.15)' }) }) }),
  new Style({ zIndex: 1, stroke: new Stroke({ color: '#7c3aed', width: 2.5 }), fill: new Fill({ color: 'rgba(124,58,237,0.08)' }) }),
];

function arrow(colour: string): string {
  return 'data:image/svg+xml;utf8,' + encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="-40 -40 80 80"><path d="M0 -8V-32M-6 -25L0 -36L6 -25" fill="none" stroke="#fff" stroke-width="6"/><path d="M0 -8V-32M-6 -25L0 -36L6 -25" fill="none" stroke="${colour}" stroke-width="3"/></svg>`);
}

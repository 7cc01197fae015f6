/** The case panel's hand on the map: where evidence was taken and which way the camera looked, and the line that takes a patch apart. */
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Draw from 'ol/interaction/Draw';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import { ready } from './map';
import { viewPadding } from './selection';

interface Evidence { id: number; x: number; y: number; azimuth: number | null; title: string }

const COLOUR = '#7c3aed';
const LIT = '#0b6bcb';
// The cone opens as a telephone's camera sees.
const cone = (colour: string) => 'data:image/svg+xml;utf8,' + encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="-36 -36 72 72"><path d="M0 0L-17 -31A35 35 0 0 1 17 -31Z" fill="${colour}" fill-opacity="0.3" stroke="${colour}" stroke-width="1.5"/></svg>`);

const line = new VectorSource();
const cutStyle = new Style({ stroke: new Stroke({ color: '#dc2626', width: 2.5, lineDash: [8, 5] }), image: new Circle({ radius: 4, fill: new Fill({ color: '#dc2626' }) }) });
const taken = new VectorSource<Feature<Point>>();
let lit = 0;
let layer: VectorLayer<VectorSource<Feature<Point>>> | null = null;
let lineLayer: VectorLayer<VectorSource> | null = null;
let cut: Draw | null = null;

/** Shows where the evidence of a case was taken; in the place of what was shown before. */
export async function showEvidence(evidence: Evidence[]): Promise<void> {
  const { map, selection, tell } = await ready;
  if (!layer) {
    map.addLayer(layer = new VectorLayer({ source: taken, zIndex: 65, style: (feature) => styleOf(feature as Feature<Point>) }));
    selection.others.push((pixel) => {
      const found = map.getFeaturesAtPixel(pixel, { layerFilter: (one) => one === layer, hitTolerance: 4 })[0];
      if (found) tell('Tell', 'cases.evidence', JSON.stringify(found.getId()));
      return found !== undefined;
    });
  }
  lit = 0;
  taken.clear(true);
  taken.addFeatures(evidence.map(({ id, x, y, azimuth, title }) => {
    const feature = new Feature({ geometry: new Point([x, y]), azimuth, title });
    feature.setId(id);
    return feature;
  }));
}

/** Lights a piece of evidence and brings it into sight; 0 for none. */
export async function light(id: number): Promise<void> {
  const { map } = await ready;
  lit = id;
  layer?.changed();
  const at = (taken.getFeatureById(id) as Feature<Point> | null)?.getGeometry()?.getCoordinates();
  if (!at) return;
  const view = map.getView();
  const seen = view.calculateExtent(map.getSize());
  const [, , , left] = viewPadding() as [number, number, number, number];
  const from = seen[0]! + left * view.getResolution()!;
  if (at[0]! < from || at[0]! > seen[2]! || at[1]! < seen[1]! || at[1]! > seen[3]!) view.animate({ center: at, duration: 350 });
}

/** What is shown, for whoever looks at the map from outside. */
export const evidence = () => taken.getFeatures();

/** Lets a line be drawn over the patch and tells "cases.line" with its corners. */
export async function drawLine(): Promise<void> {
  const { map, selection, tell } = await ready;
  await stopLine();
  if (!lineLayer) map.addLayer(lineLayer = new VectorLayer({ source: line, zIndex: 66, style: cutStyle }));
  selection.paused = true;
  cut = new Draw({ type: 'LineString', source: line, style: cutStyle });
  cut.on('drawend', (event) => {
    tell('Tell', 'cases.line', JSON.stringify((event.feature.getGeometry() as LineString).getCoordinates()));
    void endDrawing();
  });
  map.addInteraction(cut);
  map.getTargetElement()?.classList.add('lp-drawing');
}

/** Takes the line away, and the pen that draws it. */
export async function stopLine(): Promise<void> {
  line.clear();
  await endDrawing();
}

async function endDrawing(): Promise<void> {
  const { map, selection } = await ready;
  if (!cut) return;
  map.removeInteraction(cut);
  cut = null;
  map.getTargetElement()?.classList.remove('lp-drawing');
  // The click that ends the line is not to pick what lies under it.
  setTimeout(() => { selection.paused = cut !== null; }, 300);
}

function styleOf(feature: Feature<Point>): Style[] {
  const isLit = feature.getId() === lit;
  const colour = isLit ? LIT : COLOUR;
  const azimuth = feature.get('azimuth') as number | null;
  const zIndex = isLit ? 2 : 1;
  return [
    ...(azimuth === null ? [] : [new Style({ zIndex, image: new Icon({ src: cone(colour), rotation: azimuth * Math.PI / 180, rotateWithView: true }) })]),
    new Style({
      zIndex: zIndex + 2,
      image: new Circle({ radius: isLit ? 10 : 8, fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#fff', width: 2 }) }),
      text: new Text({ text: feature.get('title') as string, font: '600 11px sans-serif', fill: new Fill({ color: '#fff' }) }),
    }),
  ];
}

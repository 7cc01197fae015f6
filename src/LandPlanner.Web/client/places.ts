/** The panel of inspected places' hand on the map: the way of a round, and where a round may begin. */
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, RegularShape, Stroke, Style, Text } from 'ol/style';
import { goTo } from './evidence';
import { ready } from './map';
import { viewPadding } from './selection';

const COLOUR = '#0f766e';
const DONE = '#9ca3af';
const way = new VectorSource();
let layer: VectorLayer<VectorSource> | null = null;

interface Stop { x: number; y: number; done: boolean }

/** Shows a round, its places numbered in visiting order, in the place of what was shown before; none to take it away.
 * @param start Where one sets out; null for the first place.
 * @param returns Whether one comes back there. */
export async function showRound(stops: Stop[], start: [number, number] | null, returns: boolean, zoom: boolean): Promise<void> {
  const { map } = await ready;
  if (!layer) map.addLayer(layer = new VectorLayer({ source: way, zIndex: 64, style: (feature) => feature.get('style') as Style[] }));
  way.clear(true);
  if (stops.length === 0) return;
  const places = stops.map(({ x, y }) => [x, y]);
  const corners = [...(start ? [start] : []), ...places, ...(start && returns ? [start] : [])];
  if (corners.length > 1) way.addFeature(styled(new LineString(corners), [
    new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 6 }) }),
    new Style({ zIndex: 2, stroke: new Stroke({ color: COLOUR, width: 3, lineDash: [9, 6] }) }),
  ]));
  if (start) way.addFeature(styled(new Point(start), [
    new Style({ zIndex: 3, image: new RegularShape({ points: 3, radius: 10, fill: new Fill({ color: COLOUR }), stroke: new Stroke({ color: '#fff', width: 2 }) }) }),
  ]));
  stops.forEach(({ x, y, done }, at) => way.addFeature(styled(new Point([x, y]), [
    new Style({
      zIndex: 4,
      image: new Circle({ radius: 10, fill: new Fill({ color: done ? DONE : COLOUR }), stroke: new Stroke({ color: '#fff', width: 2 }) }),
      text: new Text({ text: String(at + 1), font: '600 11px sans-serif', fill: new Fill({ color: '#fff' }) }),
    }),
  ])));
  if (zoom) await goTo(way.getFeatures());
}

/** The middle of what is seen of the map beside the panel, to the metre. */
export async function middle(): Promise<[number, number]> {
  const { map } = await ready;
  const [width, height] = map.getSize()!;
  const [top, right, bottom, left] = viewPadding() as [number, number, number, number];
  const [x, y] = map.getCoordinateFromPixel([(left + width! - right) / 2, (top + height! - bottom) / 2]);
  return [Math.round(x!), Math.round(y!)];
}

/** What is shown, for whoever looks at the map from outside. */
export const round = () => way.getFeatures();

function styled(geometry: LineString | Point, style: Style[]): Feature {
  return new Feature({ geometry, style });
}

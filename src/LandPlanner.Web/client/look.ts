/** Where the map looks: its box, told when it moves; a pin at a place; the link to what is seen. */
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Icon, Style } from 'ol/style';
import { boundingExtent } from 'ol/extent';
import { unByKey } from 'ol/Observable';
import type { EventsKey } from 'ol/events';
import { ready } from './map';

const PIN = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40" viewBox="0 0 30 40"><path d="M15 39C12 31 2 26 2 15a13 13 0 1 1 26 0c0 11-10 16-13 24z" fill="#0b6bcb" stroke="#fff" stroke-width="2"/><circle cx="15" cy="15" r="5" fill="#fff"/></svg>';
const NEAR_METRES_PER_PIXEL = 2;

let pins: VectorSource | null = null;
let watching: EventsKey | null = null;

/** minx, miny, maxx, maxy of what is on screen and not behind a panel along the bottom. */
export async function viewBox(): Promise<number[]> {
  const { map } = await ready;
  const [width, height] = map.getSize() as [number, number];
  const panel = document.querySelector('.lp-panel.wide')?.getBoundingClientRect();
  const bottom = panel ? Math.min(height, panel.top) : height;
  const corners = [[0, 0], [width, 0], [width, bottom], [0, bottom]].map((pixel) => map.getCoordinateFromPixel(pixel));
  return boundingExtent(corners);
}

/** Tells "look.moved" with the box whenever the map has moved, until told otherwise. */
export async function watchBox(wanted: boolean): Promise<void> {
  const { map, tell } = await ready;
  if (watching) unByKey(watching);
  watching = wanted ? map.on('moveend', () => void viewBox().then((box) => tell('Tell', 'look.moved', JSON.stringify(box)))) : null;
}

/** Goes to a place and puts a pin there. */
export async function pin(x: number, y: number): Promise<void> {
  const { map } = await ready;
  if (!pins) {
    pins = new VectorSource();
    const icon = new Icon({ src: 'data:image/svg+xml;utf8,' + encodeURIComponent(PIN), anchor: [0.5, 1] });
    map.addLayer(new VectorLayer({ source: pins, zIndex: 70, style: new Style({ image: icon }) }));
  }
  pins.clear();
  pins.addFeature(new Feature(new Point([x, y])));
  const view = map.getView();
  view.animate({ center: [x, y], resolution: Math.min(view.getResolution() ?? NEAR_METRES_PER_PIXEL, NEAR_METRES_PER_PIXEL), duration: 350 });
}

export function unpin(): void {
  pins?.clear();
}

/** Copies the address with the view as it is now; false where the browser does not allow it. */
export async function copyLink(): Promise<boolean> {
  const { address } = await ready;
  const link = `${location.origin}${location.pathname}#${address.text()}`;
  return navigator.clipboard?.writeText(link).then(() => true, () => false) ?? false;
}

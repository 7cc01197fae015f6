/** The matrix panel's hand on the map: the changed polygons of a cell, one of them lit. */
import { Fill, Stroke, Style } from 'ol/style';
import { goTo, Lit } from './evidence';

const COLOUR = '#be185d';
const quiet = [
  new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.85)', width: 4 }) }),
  new Style({ zIndex: 2, stroke: new Stroke({ color: COLOUR, width: 1.8 }), fill: new Fill({ color: 'rgba(219,39,119,0.30)' }) }),
];
const strong = [
  new Style({ zIndex: 3, stroke: new Stroke({ color: '#fff', width: 7 }) }),
  new Style({ zIndex: 4, stroke: new Stroke({ color: COLOUR, width: 3.5 }), fill: new Fill({ color: 'rgba(219,39,119,0.50)' }) }),
];
let lightened = -1;
const lit = new Lit((feature) => (feature.getId() === lightened ? strong : quiet));

/** @param before Places in the matrix; -1 for ground a vintage lacks. */
export async function show(matrix: string, before: number, after: number): Promise<void> {
  lightened = -1;
  if (await lit.load(`/api/matrices/${encodeURIComponent(matrix)}/patches?before=${before}&after=${after}`)) await goTo(lit.features());
}

/** @param number The polygon's number in the matrix. */
export async function light(number: number): Promise<void> {
  lightened = number;
  lit.restyle();
  await goTo(lit.features().filter((feature) => feature.getId() === number));
}

export function clear(): void {
  lit.clear();
}

export const features = () => lit.features();

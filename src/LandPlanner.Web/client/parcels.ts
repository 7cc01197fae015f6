/** The hand of a project's card on the map: the parcels of a site that could carry it. */
import { Fill, Stroke, Style } from 'ol/style';
import { goTo, Lit } from './evidence';

const look = [
  new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.95)', width: 6 }) }),
  new Style({ zIndex: 2, stroke: new Stroke({ color: '#0b6bcb', width: 2.8 }), fill: new Fill({ color: 'rgba(11,107,203,0.32)' }) }),
];
const lit = new Lit(() => look);

/** @param parcels Each LAYER/ID. */
export async function show(parcels: string[]): Promise<void> {
  if (await lit.load(`/api/parcels?${parcels.map((parcel) => `of=${encodeURIComponent(parcel)}`).join('&')}`)) await goTo(lit.features());
}

export function clear(): void {
  lit.clear();
}

/** What is lit, for whoever looks at the map from outside. */
export const features = () => lit.features();

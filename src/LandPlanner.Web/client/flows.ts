/** The farmland panel's hand on the map: the changed polygons behind a number of the balance. */
import { Fill, Stroke, Style } from 'ol/style';
import { goTo, Lit } from './evidence';

const halo = new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 5 }) });
const look = (line: string, fill: string) => [halo, new Style({ zIndex: 2, stroke: new Stroke({ color: line, width: 2.4 }), fill: new Fill({ color: fill }) })];
const LOST = look('#b91c1c', 'rgba(220,38,38,0.36)');
const WON = look('#15803d', 'rgba(22,163,74,0.36)');
let areLost = false;
const lit = new Lit(() => (areLost ? LOST : WON));

/** @param query What of the balance, as /api/balances has it. */
export async function show(balance: string, query: string, lost: boolean): Promise<void> {
  areLost = lost;
  if (await lit.load(`/api/balances/${encodeURIComponent(balance)}/patches?${query}`)) await goTo(lit.features());
}

export function clear(): void {
  lit.clear();
}

/** What is lit, for whoever looks at the map from outside. */
export const features = () => lit.features();

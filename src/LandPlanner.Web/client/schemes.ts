/** The hand of the panel of schemes on the map: the polygons behind a check, in the colour of its outcome. */
import { Fill, Stroke, Style } from 'ol/style';
import { goTo, Lit } from './evidence';

const halo = new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.95)', width: 6 }) });
const look = (line: string, fill: string) => [halo, new Style({ zIndex: 2, stroke: new Stroke({ color: line, width: 2.6 }), fill: new Fill({ color: fill }) })];
const looks: Record<string, Style[]> = {
  fail: look('#b91c1c', 'rgba(220,38,38,0.36)'),
  notKnown: look('#b45309', 'rgba(245,158,11,0.38)'),
};
const OTHERS = look('#15803d', 'rgba(22,163,74,0.36)');
const lit = new Lit((feature) => looks[feature.get('outcome') as string] ?? OTHERS);

/** Lights what is behind a check.
 * @param check Its address below /api/schemes, with what it is asked by.
 * @returns How many polygons are lit; null where another check was asked for meanwhile, or it could not be had. */
export async function show(check: string, go: boolean): Promise<number | null> {
  if (!(await lit.load(`/api/schemes/${check}`))) return null;
  if (go) await goTo(lit.features());
  return lit.features().length;
}

export function clear(): void {
  lit.clear();
}

/** What is lit, for whoever looks at the map from outside. */
export const features = () => lit.features();

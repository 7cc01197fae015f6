/** The hand of the panel of figures on the map: exactly the features behind a number of the work report. */
import { Circle, Fill, Stroke, Style } from 'ol/style';
import { goTo, Lit } from './evidence';
import { ready } from './map';

const LINE = '#b45309';
const look = [
  new Style({ zIndex: 1, stroke: new Stroke({ color: 'rgba(255,255,255,0.95)', width: 6 }) }),
  new Style({
    zIndex: 2,
    stroke: new Stroke({ color: LINE, width: 2.6 }),
    fill: new Fill({ color: 'rgba(245,158,11,0.42)' }),
    image: new Circle({ radius: 9, fill: new Fill({ color: 'rgba(245,158,11,0.55)' }), stroke: new Stroke({ color: LINE, width: 2.6 }) }),
  }),
];
const lit = new Lit(() => look);

/** Lights what is behind a figure, and the address bar leads to it.
 * @param figure With its year: 2023/tract-area.
 * @returns How many features are lit; null where another figure was asked for meanwhile, or it could not be had. */
export async function show(figure: string, go: boolean): Promise<number | null> {
  const { address } = await ready;
  address.figure = figure;
  address.write();
  if (!(await lit.load(`/api/figures/${figure}/features`))) return null;
  if (go) await goTo(lit.features());
  return lit.features().length;
}

export async function clear(): Promise<void> {
  const { address } = await ready;
  address.figure = null;
  address.write();
  lit.clear();
}

/** What is lit, for whoever looks at the map from outside. */
export const features = () => lit.features();

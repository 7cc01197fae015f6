/** The address bar holds the view, so that a link can be sent: #at=x,y,zoom&show=A&hide=B&opacity=A:0.5&sel=layer/id&figure=2023/name&panel=name&base=id:0.6. */
import type OlMap from 'ol/Map';
import type { MapState } from './state';

export interface Address { at: [number, number, number] | null; selection: Selected | null; panel: string | null; figure: string | null; base: Base | null }
export interface Base { id: string; opacity: number }
export interface Selected { layer: string; id: number }

/** Reads the address; puts what it says of layers into the state. */
export function read(state: MapState): Address {
  const words = new URLSearchParams(location.hash.slice(1));
  const names = (key: string) => (words.get(key) ?? '').split(',').filter(Boolean);
  const known = (name: string) => state.look.get(name);
  for (const name of names('show')) { const look = known(name); if (look) look.visible = true; }
  for (const name of names('hide')) { const look = known(name); if (look) look.visible = false; }
  for (const pair of names('opacity')) {
    const [name, opacity] = pair.split(':');
    const look = known(name ?? '');
    if (look && Number.isFinite(Number(opacity))) look.opacity = Math.min(1, Math.max(0, Number(opacity)));
  }
  const order = names('order');
  if (order.length) state.order = order;
  const at = (words.get('at') ?? '').split(',').map(Number);
  const selected = /^(.+)\/(\d+)$/.exec(words.get('sel') ?? '');
  const figure = /^\d{4}\/[a-z0-9-]+$/.exec(words.get('figure') ?? '')?.[0] ?? null;
  return {
    at: at.length === 3 && at.every(Number.isFinite) ? [at[0]!, at[1]!, at[2]!] : null,
    selection: selected ? { layer: selected[1]!, id: Number(selected[2]) } : null,
    // A number of the written report leads to the panel of figures.
    panel: words.get('panel') ?? (figure ? 'figures' : null),
    figure,
    base: baseOf(words.get('base')),
  };
}

function baseOf(text: string | null): Base | null {
  const [id, opacity] = (text ?? '').split(':');
  return id ? { id, opacity: Math.min(1, Math.max(0.1, Number(opacity ?? 1) || 1)) } : null;
}

/** Writes the address whenever something of it changes. */
export class AddressBar {
  selection: Selected | null = null;
  panel: string | null = null;
  figure: string | null = null;
  base: Base | null = null;
  private timer = 0;

  constructor(private readonly map: OlMap, private readonly state: MapState) {
    map.on('moveend', () => this.write());
    state.onChange(() => this.write());
  }

  write(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => history.replaceState(null, '', '#' + this.text()), 150);
  }

  text(): string {
    const view = this.map.getView();
    const centre = view.getCenter() ?? [0, 0];
    const parts = [`at=${centre[0]!.toFixed(1)},${centre[1]!.toFixed(1)},${(view.getZoom() ?? 0).toFixed(2)}`];
    const list = (key: string, names: string[]) => { if (names.length) parts.push(`${key}=${names.map(encodeURIComponent).join(',')}`); };
    const looks = this.state.layers.map((layer) => ({ layer, look: this.state.look.get(layer.name)! }));
    list('show', looks.filter(({ layer, look }) => look.visible && !layer.shown).map(({ layer }) => layer.name));
    list('hide', looks.filter(({ layer, look }) => !look.visible && layer.shown).map(({ layer }) => layer.name));
    list('opacity', looks.filter(({ look }) => look.opacity < 1).map(({ layer, look }) => `${layer.name}:${look.opacity}`));
    list('order', this.state.order ?? []);
    if (this.selection) parts.push(`sel=${encodeURIComponent(this.selection.layer)}/${this.selection.id}`);
    if (this.figure) parts.push(`figure=${this.figure}`);
    if (this.base) parts.push(`base=${this.base.id}${this.base.opacity < 1 ? `:${this.base.opacity}` : ''}`);
    if (this.panel) parts.push(`panel=${this.panel}`);
    return parts.join('&');
  }
}

/** What the map shows now, and who wants to know when it changes. */
import type { Layer, Workspace } from './wire';

export interface LayerState { visible: boolean; opacity: number }

/** The one state all modules share. */
export class MapState {
  layers: Layer[];
  readonly look = new Map<string, LayerState>();
  /** Names from the bottom of the map to its top, where somebody has chosen their own order. */
  order: string[] | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(readonly workspace: Workspace) {
    this.layers = workspace.layers;
    this.fill();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  setLayers(layers: Layer[]): void {
    this.layers = layers;
    this.fill();
    this.changed();
  }

  find(name: string): Layer | undefined {
    return this.layers.find((layer) => layer.name === name);
  }

  /** Bottom first. */
  ordered(): Layer[] {
    const { order } = this;
    if (!order) return this.layers;
    const place = (layer: Layer) => (order.includes(layer.name) ? order.indexOf(layer.name) : order.length + layer.order);
    return [...this.layers].sort((one, other) => place(one) - place(other));
  }

  visible(): Layer[] {
    return this.ordered().filter((layer) => this.look.get(layer.name)?.visible);
  }

  private fill(): void {
    for (const layer of this.layers) {
      if (!this.look.has(layer.name)) this.look.set(layer.name, { visible: layer.shown, opacity: 1 });
    }
  }
}

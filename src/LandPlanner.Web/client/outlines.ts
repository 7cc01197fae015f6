/** Keeps the outlines around the view at hand while somebody draws. */
import type { Context } from './map';
import type { Snapping } from './pen-bar';
import { SnapIndex } from './snap-index';
import { getBytes } from './wire';

/** Farther out than this a pixel is wider than most parcels' sides: nobody snaps there. */
const COARSEST_METRES_PER_PIXEL = 12;
const RESULTS = 'result';

export class Outlines {
  index: SnapIndex | null = null;
  private box: [number, number, number, number] | null = null;
  private state = '';
  private loading: AbortController | null = null;
  private readonly onMove = () => void this.load();
  private readonly unwatch: () => void;

  constructor(private readonly context: Context, private readonly tell: (state: Snapping) => void) {
    context.map.on('moveend', this.onMove);
    this.unwatch = context.state.onChange(this.onMove);
    void this.load();
  }

  dispose(): void {
    this.context.map.un('moveend', this.onMove);
    this.unwatch();
    this.loading?.abort();
  }

  private async load(): Promise<void> {
    const { map, state } = this.context;
    const view = map.getView();
    if ((view.getResolution() ?? Infinity) > COARSEST_METRES_PER_PIXEL) {
      this.loading?.abort();
      this.index = null;
      this.box = null;
      this.tell('snapFar');
      return;
    }
    const seen = view.calculateExtent(map.getSize());
    const layers = state.visible().filter((layer) => layer.group !== RESULTS);
    const now = layers.map((layer) => `${layer.name}@${layer.revision}`).join('|');
    if (now === this.state && this.box && contains(this.box, seen)) return;
    const margin = (seen[2]! - seen[0]!) / 3;
    const box: [number, number, number, number] = [seen[0]! - margin, seen[1]! - margin, seen[2]! + margin, seen[3]! + margin];
    this.loading?.abort();
    const loading = this.loading = new AbortController();
    this.tell('snapLoading');
    const names = layers.map((layer) => layer.name);
    try {
      const bytes = await getBytes(`/api/features?layers=${names.map(encodeURIComponent).join(',')}&box=${box.join(',')}`, loading.signal);
      if (loading.signal.aborted) return;
      this.index = new SnapIndex(bytes, names);
      this.box = box;
      this.state = now;
      this.tell('snapReady');
    } catch {
      // Without outlines there is drawing without snapping; the next move asks again.
      if (!loading.signal.aborted) this.tell('snapFailed');
    }
  }
}

const contains = (outer: number[], inner: number[]) => outer[0]! <= inner[0]! && outer[1]! <= inner[1]! && outer[2]! >= inner[2]! && outer[3]! >= inner[3]!;

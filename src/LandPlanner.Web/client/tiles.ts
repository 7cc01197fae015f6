/** The layer of painted tiles, and the workers that paint them. */
import ImageTileSource from 'ol/source/ImageTile';
import TileLayer from 'ol/layer/Tile';
import TileGrid from 'ol/tilegrid/TileGrid';
import type { Done, Job, Setup } from './tile-painter';
import type { Layer, Workspace } from './wire';

export interface Shown { name: string; opacity: number }

interface Waiting { resolve(picture: ImageBitmap): void; reject(reason: Error): void }

// Two at least: while one waits for the server the other paints.
const WORKERS = Math.min(3, Math.max(2, navigator.hardwareConcurrency - 1));

/** Draws tiles in workers. The same place goes to the same worker, which has its vectors still. */
export class Painters {
  private readonly workers: Worker[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly blank: Promise<ImageBitmap>;
  private last = 0;

  constructor(private workspace: Workspace) {
    this.blank = createImageBitmap(new ImageData(1, 1));
    for (let i = 0; i < WORKERS; i++) {
      const worker = new Worker(new URL('./tile-painter.js', import.meta.url), { type: 'module' });
      worker.onmessage = (event: MessageEvent<Done>) => this.finish(event.data);
      this.workers.push(worker);
    }
    this.tell(workspace.layers);
  }

  /** Tells the workers how the layers stand now. */
  tell(layers: Layer[]): void {
    const { tiles, grid, classColours } = this.workspace;
    for (const worker of this.workers) worker.postMessage({ type: 'setup', tiles, grid, classColours, layers } satisfies Setup);
  }

  async paint(z: number, x: number, y: number, layers: Shown[], signal: AbortSignal): Promise<ImageBitmap> {
    const id = ++this.last;
    const worker = this.workers[(x + y) % this.workers.length]!;
    const painted = new Promise<ImageBitmap>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    signal.addEventListener('abort', () => worker.postMessage({ type: 'cancel', id }), { once: true });
    worker.postMessage({ type: 'paint', id, z, x, y, ratio: Math.min(2, window.devicePixelRatio || 1), layers } satisfies Job);
    return painted;
  }

  private finish(done: Done): void {
    const waiting = this.waiting.get(done.id);
    this.waiting.delete(done.id);
    if (done.failed) waiting?.reject(new Error('tile'));
    else if (done.picture) waiting?.resolve(done.picture);
    else void this.blank.then((blank) => waiting?.resolve(blank));
  }
}

/** A map layer of tiles with the layers it is told to show. */
export class PaintedLayer {
  readonly layer: TileLayer<ImageTileSource>;
  private readonly source: ImageTileSource;
  private shown: Shown[] = [];
  private state = '';

  /** @param className A name of its own gives it a canvas of its own, which can be clipped. */
  constructor(painters: Painters, workspace: Workspace, zIndex: number, className = 'ol-layer') {
    const { origin, tileMetres, pixels, maxLevel } = workspace.grid;
    const resolutions = Array.from({ length: maxLevel + 1 }, (_, z) => tileMetres / pixels / 2 ** z);
    this.source = new ImageTileSource({
      projection: workspace.crs,
      tileGrid: new TileGrid({ origin, resolutions, tileSize: pixels }),
      interpolate: true,
      transition: 0,
      wrapX: false,
      loader: (z, x, y, { signal }) => painters.paint(z, x, y, this.shown, signal) as unknown as Promise<HTMLCanvasElement>,
    });
    this.layer = new TileLayer({ source: this.source, zIndex, className, cacheSize: 256 });
  }

  /** Shows these layers, bottom first. Tiles on screen stay until the new ones are there. */
  show(shown: Shown[], layers: Layer[]): void {
    const revisions = new Map(layers.map((layer) => [layer.name, layer.revision]));
    const state = shown.map(({ name, opacity }) => `${name}@${revisions.get(name)}:${opacity}`).join('|');
    if (state === this.state) return;
    this.state = state;
    this.shown = shown;
    (this.source as unknown as { setKey(key: string): void }).setKey(state);
  }
}

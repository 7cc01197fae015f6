/** Two vintages side by side: the earlier one at the left of a divider, the later one at its right. */
import { getRenderPixel } from 'ol/render';
import type RenderEvent from 'ol/render/Event';
import { ready, type Context } from './map';
import { PaintedLayer } from './tiles';

export interface Words { before: string; after: string; divider: string; close: string }

const STEP = 2;
const LEAST = 2;
let running: Swipe | null = null;

/** @param before The layer shown at the left in the place of @param after. */
export async function start(before: string, after: string, words: Words): Promise<void> {
  const context = await ready;
  running?.stop();
  running = new Swipe(context, before, after, words);
}

export function stop(): void {
  running?.stop();
  running = null;
}

/** Whether these two are being compared. */
export const shows = (before: string, after: string): boolean => running?.before === before && running.after === after;

class Swipe {
  private readonly left: PaintedLayer;
  private readonly right: PaintedLayer;
  private readonly divider = document.createElement('div');
  private readonly forget: () => void;
  private share = 50;

  constructor(private readonly context: Context, readonly before: string, readonly after: string, words: Words) {
    const { map, painters, state, painted } = context;
    this.left = new PaintedLayer(painters, state.workspace, 11, 'lp-swipe-before');
    this.right = new PaintedLayer(painters, state.workspace, 11, 'lp-swipe-after');
    this.clip(this.left, () => [0, this.share]);
    this.clip(this.right, () => [this.share, 100]);
    painted.layer.setVisible(false);
    map.addLayer(this.left.layer);
    map.addLayer(this.right.layer);
    this.forget = state.onChange(() => this.show());
    this.show();
    this.build(words);
  }

  stop(): void {
    const { map, painted } = this.context;
    this.forget();
    map.removeLayer(this.left.layer);
    map.removeLayer(this.right.layer);
    painted.layer.setVisible(true);
    this.divider.remove();
  }

  /** All that is visible is on both sides; of the two vintages each has its own. */
  private show(): void {
    const { state } = this.context;
    const side = (own: string) => state.ordered()
      .filter(({ name }) => name === own || (name !== this.before && name !== this.after && state.look.get(name)?.visible))
      .map(({ name }) => ({ name, opacity: name === own ? 1 : state.look.get(name)!.opacity }));
    this.left.show(side(this.before), state.layers);
    this.right.show(side(this.after), state.layers);
  }

  private clip(side: PaintedLayer, part: () => [number, number]): void {
    side.layer.on('prerender', (event: RenderEvent) => {
      const pen = event.context as CanvasRenderingContext2D;
      const [width, height] = this.context.map.getSize()!;
      const [from, to] = part().map((share) => (share / 100) * width!) as [number, number];
      const corners = [[from, 0], [to, 0], [to, height!], [from, height!]].map((corner) => getRenderPixel(event, corner));
      pen.save();
      pen.beginPath();
      corners.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x!, y!) : pen.lineTo(x!, y!)));
      pen.clip();
    });
    side.layer.on('postrender', (event: RenderEvent) => (event.context as CanvasRenderingContext2D).restore());
  }

  private build(words: Words): void {
    const { divider } = this;
    divider.className = 'lp-swipe';
    divider.tabIndex = 0;
    divider.setAttribute('role', 'slider');
    divider.setAttribute('aria-label', words.divider);
    divider.setAttribute('aria-valuemin', String(LEAST));
    divider.setAttribute('aria-valuemax', String(100 - LEAST));
    divider.dataset['testid'] = 'swipe-divider';
    for (const [name, text] of [['before', words.before], ['after', words.after]] as const) divider.appendChild(tag(name, text));
    const grip = document.createElement('span');
    grip.className = 'grip';
    divider.appendChild(grip);
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', words.close);
    close.addEventListener('pointerdown', (event) => event.stopPropagation());
    close.addEventListener('click', () => this.close());
    divider.appendChild(close);
    divider.addEventListener('pointerdown', (event) => { divider.setPointerCapture(event.pointerId); divider.focus({ preventScroll: true }); event.preventDefault(); });
    divider.addEventListener('pointermove', (event) => { if (divider.hasPointerCapture(event.pointerId)) this.move((event.clientX / innerWidth) * 100); });
    divider.addEventListener('keydown', (event) => this.press(event));
    document.body.appendChild(divider);
    this.move(this.share);
  }

  private press(event: KeyboardEvent): void {
    const places: Record<string, number> = {
      ArrowLeft: this.share - STEP, ArrowDown: this.share - STEP, ArrowRight: this.share + STEP, ArrowUp: this.share + STEP,
      PageDown: this.share - 5 * STEP, PageUp: this.share + 5 * STEP, Home: 0, End: 100,
    };
    const place = places[event.key];
    if (place !== undefined) this.move(place);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  }

  private close(): void {
    stop();
    this.context.tell('Tell', 'swipe.stopped', '');
  }

  private move(share: number): void {
    this.share = Math.min(100 - LEAST, Math.max(LEAST, share));
    this.divider.style.left = `${this.share}%`;
    this.divider.setAttribute('aria-valuenow', String(Math.round(this.share)));
    this.context.map.render();
  }
}

function tag(name: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `tag ${name}`;
  element.textContent = text;
  return element;
}

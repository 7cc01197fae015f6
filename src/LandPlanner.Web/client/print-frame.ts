/** The frame of the sheet to be printed, on the map at its true size: dragged to where it shall be; and the printing itself. */
import Feature from 'ol/Feature';
import { getCenter } from 'ol/extent';
import Polygon, { fromExtent } from 'ol/geom/Polygon';
import Interaction from 'ol/interaction/Interaction';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Fill, Stroke, Style } from 'ol/style';
import { ready, type Context } from './map';
import { viewPadding } from './selection';
import { post, Problem } from './wire';

const FAR_METRES = 1e8;
/** Of the view's height: a frame smaller than this is zoomed to. */
const SMALLEST_SHARE = 0.2;

let shown: Frame | null = null;
let printing: AbortController | null = null;

class Frame {
  private readonly frame = new Feature<Polygon>();
  private readonly mask = new Feature<Polygon>();
  private readonly layer: VectorLayer<VectorSource>;
  private readonly interaction: Interaction;
  /** Where the pointer last was while it drags the frame. */
  private held: number[] | null = null;

  constructor(private readonly context: Context) {
    this.frame.setStyle([
      new Style({ stroke: new Stroke({ color: '#fff', width: 5 }), fill: new Fill({ color: 'rgba(255,255,255,0.01)' }) }),
      new Style({ stroke: new Stroke({ color: '#14532d', width: 2 }) }),
    ]);
    this.mask.setStyle(new Style({ fill: new Fill({ color: 'rgba(31,36,33,0.28)' }) }));
    this.layer = new VectorLayer({ source: new VectorSource({ features: [this.mask, this.frame] }), zIndex: 70, updateWhileInteracting: true, updateWhileAnimating: true });
    this.interaction = new Interaction({ handleEvent: (event) => this.handle(event) });
    context.map.addLayer(this.layer);
    context.map.addInteraction(this.interaction);
    context.selection.paused = true;
  }

  /** @returns Whether others may have the event too. */
  private handle(event: MapBrowserEvent): boolean {
    const geometry = this.frame.getGeometry();
    const at = event.coordinate;
    if (event.type === 'pointerdown' && geometry?.intersectsCoordinate(at)) {
      this.held = at;
      return false;
    }
    if (event.type === 'pointerdrag' && this.held && geometry) {
      geometry.translate(at[0]! - this.held[0]!, at[1]! - this.held[1]!);
      this.held = at;
      this.cover();
      return false;
    }
    if (event.type === 'pointerup') this.held = null;
    return true;
  }

  get centre(): number[] {
    return getCenter(this.frame.getGeometry()!.getExtent());
  }

  lay(width: number, height: number, centre: number[]): void {
    const [x, y] = centre as [number, number];
    this.frame.setGeometry(fromExtent([x - width / 2, y - height / 2, x + width / 2, y + height / 2]));
    this.cover();
  }

  /** Goes where the frame can be seen whole, and not as a speck. */
  reveal(): void {
    const view = this.context.map.getView();
    const size = this.context.map.getSize() ?? [1, 1];
    const [top, right, bottom, left] = viewPadding() as [number, number, number, number];
    const frame = this.frame.getGeometry()!.getExtent();
    const resolution = view.getResolution() ?? 1;
    const [width, height] = [(frame[2]! - frame[0]!) / resolution, (frame[3]! - frame[1]!) / resolution];
    const upperLeft = this.context.map.getPixelFromCoordinate([frame[0]!, frame[3]!]);
    const inside = upperLeft && upperLeft[0]! >= left && upperLeft[1]! >= top && upperLeft[0]! + width <= size[0]! - right && upperLeft[1]! + height <= size[1]! - bottom;
    if (!inside || height < SMALLEST_SHARE * size[1]!) view.fit(frame, { padding: [top, right, bottom, left], duration: 300 });
  }

  remove(): void {
    this.context.map.removeInteraction(this.interaction);
    this.context.map.removeLayer(this.layer);
    this.context.selection.paused = false;
  }

  private cover(): void {
    const hole = this.frame.getGeometry()!.getCoordinates()[0]!;
    const far = fromExtent([-FAR_METRES, -FAR_METRES, FAR_METRES, FAR_METRES]).getCoordinates()[0]!;
    this.mask.setGeometry(new Polygon([far, hole]));
  }
}

/** Shows the frame, so many metres of ground wide and high; where it was, or else in the middle of what is seen. */
export async function show(width: number, height: number): Promise<void> {
  const context = await ready;
  const centre = shown?.centre ?? visibleCentre(context);
  shown ??= new Frame(context);
  shown.lay(width, height, centre);
  shown.reveal();
}

/** Takes the frame to the middle of what is seen. */
export async function centreFrame(width: number, height: number): Promise<void> {
  shown?.lay(width, height, visibleCentre(await ready));
}

export function hide(): void {
  printing?.abort();
  shown?.remove();
  shown = null;
}

/** Metres of ground that can be seen beside the panel, across and down. */
export async function seen(): Promise<number[]> {
  const { map } = await ready;
  const [top, right, bottom, left] = viewPadding() as [number, number, number, number];
  const [width, height] = map.getSize() as [number, number];
  const resolution = map.getView().getResolution() ?? 1;
  return [(width - left - right) * resolution, (height - top - bottom) * resolution];
}

/** Prints what is in the frame. Tells "print.done", or "print.failed" with the reason. */
export async function print(request: object): Promise<void> {
  const context = await ready;
  // The panel is quicker than its frame where the line is slow.
  const centre = shown?.centre ?? visibleCentre(context);
  printing?.abort();
  const stop = (printing = new AbortController());
  try {
    const response = await post('/api/prints', { ...request, at: centre }, stop.signal);
    save(await response.blob(), nameOf(response));
    context.tell('Tell', 'print.done', '');
  } catch (failure) {
    if (!stop.signal.aborted) context.tell('Tell', 'print.failed', failure instanceof Problem && !failure.isOffline && failure.body ? failure.message : '');
  }
}

export function cancel(): void {
  printing?.abort();
}

function visibleCentre({ map }: Context): number[] {
  const [top, right, bottom, left] = viewPadding() as [number, number, number, number];
  const [width, height] = map.getSize() as [number, number];
  return map.getCoordinateFromPixel([(left + width - right) / 2, (top + height - bottom) / 2]) ?? map.getView().getCenter()!;
}

function nameOf(response: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : 'map';
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

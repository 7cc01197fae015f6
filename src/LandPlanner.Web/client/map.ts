/** The map: made at once when the page opens, before any panel; panels attach to it later, and may go away and come back. */
import 'ol/ol.css';
import OlMap from 'ol/Map';
import View from 'ol/View';
import { defaults as interactions } from 'ol/interaction/defaults';
import { get as getProjection } from 'ol/proj';
import { register } from 'ol/proj/proj4';
import proj4 from 'proj4';
import { author as readAuthor } from './author';
import * as draw from './draw';
import { lay as layBaseMap } from './basemap';
import { AddressBar, read as readAddress, type Selected } from './address';
import { Anchors } from './anchors';
import { addFurniture } from './furniture';
import { listen } from './events';
import { watchKeys } from './keys';
import { Selection, viewPadding } from './selection';
import { MapState } from './state';
import { PaintedLayer, Painters } from './tiles';
import { takeDrops } from './uploads';
import { getJson, type Workspace } from './wire';

// Tools that panels call by name.
export * as look from './look';
export * as table from './table';
export * as changes from './changes';
export * as findings from './findings';
export * as flows from './flows';
export * as figures from './figures';
export * as schemes from './schemes';
export * as parcels from './parcels';
export * as swipe from './swipe';
export * as author from './author';
export * as basemap from './basemap';
export * as language from './language';
export * as print from './print-frame';
export * as cases from './cases';
export * as places from './places';
export * as field from './field';
export * as theme from './theme';

/** The panels' side: a .NET object. */
export interface Panels { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> }

export interface Context {
  map: OlMap;
  state: MapState;
  address: AddressBar;
  selection: Selection;
  painters: Painters;
  painted: PaintedLayer;
  /** Tells the panels; while there are none only the last thing picked or pressed is kept for them. */
  tell(name: string, ...args: unknown[]): void;
}

let panels: Panels | null = null;
/** The last thing picked or pressed before there were panels. */
let missed: { name: string; args: unknown[] } | null = null;
const words = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="lp-words"]')?.content ?? '{}') as Record<string, string>;

/** Resolved when the map is there. */
export const ready: Promise<Context> = start();

async function start(): Promise<Context> {
  const workspace = await getJson<Workspace>('/api/workspace');
  proj4.defs(workspace.crs, workspace.proj4);
  register(proj4);
  const { origin, tileMetres, pixels, maxLevel } = workspace.grid;
  getProjection(workspace.crs)!.setExtent([origin[0], origin[1] - 4 * tileMetres, origin[0] + tileMetres, origin[1]]);
  const state = new MapState(workspace);
  const address = readAddress(state);
  const view = new View({
    projection: workspace.crs,
    resolutions: Array.from({ length: maxLevel + 1 }, (_, z) => tileMetres / pixels / 2 ** z),
    constrainResolution: false,
    minZoom: 3,
    smoothResolutionConstraint: false,
    center: [origin[0] + tileMetres / 2, origin[1] - 2 * tileMetres],
    zoom: 5,
    enableRotation: true,
  });
  const map = new OlMap({ target: 'map', view, controls: [], interactions: interactions({ altShiftDragRotate: true }), maxTilesLoading: 32 });
  const painters = new Painters(workspace);
  const painted = new PaintedLayer(painters, workspace, 10);
  map.addLayer(painted.layer);
  const bar = new AddressBar(map, state);
  const selection = new Selection(map, state, bar);
  map.addLayer(new Anchors(state).layer);
  map.addLayer(selection.layer);
  const graticule = addFurniture(map, workspace.crs, words);
  const context: Context = {
    map, state, address: bar, selection, painters, painted,
    tell: (name, ...args) => {
      if (!panels && name !== 'Tell') missed = { name, args };
      // What is said to panels that are away would be an error of theirs; they ask for the state when they are back.
      if (panels && !document.body.classList.contains('lp-panels-away')) panels.invokeMethodAsync(name, ...args).catch(() => undefined);
    },
  };
  graticule.set('lp-name', 'graticule');

  const show = () => {
    painters.tell(state.layers);
    painted.show(state.visible().map(({ name }) => ({ name, opacity: state.look.get(name)!.opacity })), state.layers);
  };
  state.onChange(show);
  show();
  if (address.at) {
    view.setCenter([address.at[0], address.at[1]]);
    view.setZoom(address.at[2]);
  } else {
    const extent = whole(state);
    if (extent) view.fit(extent, { padding: [40, 40, 40, 80] });
  }
  bar.panel = address.panel;
  bar.figure = address.figure;
  bar.base = address.base;
  if (bar.base) void layBaseMap(context);
  if (address.selection) void selection.show(address.selection, !address.at);
  selection.onPick = (hits) => context.tell('Picked', hits);
  // A link pasted over the page's own is another view: what is drawn comes back with the page.
  window.addEventListener('hashchange', () => location.reload());
  document.querySelector('.lp-skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    focusPanel();
  });
  listen(context);
  watchKeys(context);
  document.addEventListener('lp-panels-back', () => draw.report());
  draw.resume(context);
  takeDrops(context);
  (window as unknown as { landPlanner: Context }).landPlanner = context;
  return context;
}

function whole(state: MapState): number[] | null {
  const boxes = state.layers.flatMap((layer) => (layer.extent ? [layer.extent] : []));
  if (boxes.length === 0) return null;
  return [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))];
}

export * as preview from './preview';
export * as uploads from './uploads';

/** Joins the panels to the map. */
export async function attach(reference: Panels): Promise<{ looks: Record<string, { visible: boolean; opacity: number }>; order: string[]; selection: Selected | null; panel: string | null; drawing: boolean; author: string | null; figure: string | null }> {
  const { state, address, tell } = await ready;
  panels = reference;
  const last = missed;
  missed = null;
  if (last) setTimeout(() => tell(last.name, ...last.args));
  return { looks: Object.fromEntries(state.look), order: state.ordered().map((layer) => layer.name), selection: address.selection, panel: address.panel, drawing: draw.isActive(), author: readAuthor(), figure: address.figure };
}

export async function setLook(name: string, visible: boolean, opacity: number): Promise<void> {
  const { state } = await ready;
  state.look.set(name, { visible, opacity });
  state.changed();
}

/** @param order Names from the bottom of the map to its top. */
export async function setOrder(order: string[]): Promise<void> {
  const { state } = await ready;
  state.order = order;
  state.changed();
}

/** Takes the keyboard to the panel that was opened, unless it is there already: a panel may have a box of its own for it. */
export function focusPanel(): void {
  const panel = document.getElementById('lp-panel');
  if (panel && !panel.contains(document.activeElement)) panel.focus({ preventScroll: true });
}

export async function setPanel(panel: string | null): Promise<void> {
  const { address } = await ready;
  address.panel = panel;
  address.write();
}

export async function select(layer: string | null, id: number, zoom: boolean): Promise<void> {
  const { selection } = await ready;
  await selection.show(layer === null ? null : { layer, id }, zoom);
}

/** @param box minx, miny, maxx, maxy; null for all there is. */
export async function zoomTo(box: number[] | null): Promise<void> {
  const { map, state } = await ready;
  const extent = box ?? whole(state);
  if (extent) map.getView().fit(extent, { padding: viewPadding(), maxZoom: 15, duration: 350 });
}

export async function setGraticule(visible: boolean): Promise<void> {
  const { map } = await ready;
  map.getLayers().getArray().find((layer) => layer.get('lp-name') === 'graticule')?.setVisible(visible);
}

export { draw };

export async function graticule(): Promise<boolean> {
  const { map } = await ready;
  return map.getLayers().getArray().find((layer) => layer.get('lp-name') === 'graticule')?.getVisible() ?? false;
}

export function word(name: string): string {
  return words[name] ?? name;
}

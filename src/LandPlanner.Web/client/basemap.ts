/** The base map: pictures under all layers, reprojected into the map's plane. Which one is each person's own choice, kept in the address bar. */
import TileLayer from 'ol/layer/Tile';
import { get as getProjection } from 'ol/proj';
import { register } from 'ol/proj/proj4';
import type TileImage from 'ol/source/TileImage';
import WMTS from 'ol/source/WMTS';
import XYZ from 'ol/source/XYZ';
import { expandUrl } from 'ol/uri';
import WMTSTileGrid from 'ol/tilegrid/WMTS';
import proj4 from 'proj4';
import { ready, type Context } from './map';
import { getJson } from './wire';

interface BaseMap { id: string; title: string; kind: 'xyz' | 'wmts'; url: string; attribution: string; maxLevel: number; layer: string | null; matrixSet: string | null }

const TILE_PIXELS = 256;
const MERCATOR_HALF = 20037508.342789244;

let known: Promise<BaseMap[]> | null = null;
let layer: TileLayer<TileImage> | null = null;

/** What there is to choose from, and what is chosen. */
export async function state(): Promise<{ maps: { id: string; title: string }[]; id: string | null; opacity: number }> {
  const { address } = await ready;
  const maps = await list();
  return { maps: maps.map(({ id, title }) => ({ id, title })), id: address.base?.id ?? null, opacity: address.base?.opacity ?? 1 };
}

export async function choose(id: string | null, opacity: number): Promise<void> {
  const context = await ready;
  context.address.base = id === null ? null : { id, opacity };
  context.address.write();
  await lay(context);
}

/** Lays the base map that the address names; one that is not known any more is left out. */
export async function lay(context: Context): Promise<void> {
  const { base } = context.address;
  const map = base && (await list()).find(({ id }) => id === base.id);
  if (context.address.base !== base) return;
  if (layer && (!map || layer.get('lp-base') !== map.id)) {
    context.map.removeLayer(layer);
    layer = null;
  }
  if (map && !layer) {
    layer = new TileLayer({ source: map.kind === 'wmts' ? wmts(map) : xyz(map), zIndex: 0 });
    layer.set('lp-base', map.id);
    context.map.addLayer(layer);
  }
  layer?.setOpacity(base?.opacity ?? 1);
  credit(map?.attribution ?? '');
}

function list(): Promise<BaseMap[]> {
  known ??= getJson<BaseMap[]>('/api/basemaps').catch(() => { known = null; return []; });
  return known;
}

function xyz(map: BaseMap): XYZ {
  return new XYZ({ url: map.url, maxZoom: map.maxLevel, wrapX: false, transition: 0 });
}

/** 天地图 and its like: matrices named by their level, in degrees ("c") or in Web Mercator ("w"). */
function wmts(map: BaseMap): WMTS {
  const degrees = map.matrixSet === 'c';
  const [code, origin, widest] = degrees
    ? ['EPSG:4490', [-180, 90], 360 / TILE_PIXELS] as const
    : ['EPSG:3857', [-MERCATOR_HALF, MERCATOR_HALF], 2 * MERCATOR_HALF / TILE_PIXELS] as const;
  if (degrees && !getProjection(code)) {
    proj4.defs(code, '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs +type=crs');
    register(proj4);
    getProjection(code)!.setExtent([-180, -90, 180, 90]);
  }
  const levels = Array.from({ length: map.maxLevel }, (_, i) => i + 1);
  return new WMTS({
    urls: expandUrl(map.url),
    layer: map.layer!,
    matrixSet: map.matrixSet!,
    style: 'default',
    format: 'tiles',
    projection: code,
    tileGrid: new WMTSTileGrid({ origin: [...origin], resolutions: levels.map((z) => widest / 2 ** z), matrixIds: levels.map(String), tileSize: TILE_PIXELS }),
    wrapX: false,
    transition: 0,
  });
}

/** Whose map it is, as text: what a table says is never markup. */
function credit(text: string): void {
  let place = document.getElementById('lp-credit');
  if (!place) {
    place = document.createElement('div');
    place.id = 'lp-credit';
    document.getElementById('map')!.append(place);
  }
  place.textContent = text;
}

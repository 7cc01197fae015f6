/** Scale bar, north arrow, grid of meridians, and the coordinates under the pointer. */
import type OlMap from 'ol/Map';
import Rotate from 'ol/control/Rotate';
import ScaleLine from 'ol/control/ScaleLine';
import Zoom from 'ol/control/Zoom';
import Graticule from 'ol/layer/Graticule';
import { transform } from 'ol/proj';
import { Fill, Stroke, Text } from 'ol/style';

export function addFurniture(map: OlMap, crs: string, words: Record<string, string>): Graticule {
  map.addControl(new Zoom({ zoomInTipLabel: words['zoomIn'] ?? '', zoomOutTipLabel: words['zoomOut'] ?? '' }));
  map.addControl(new ScaleLine({ units: 'metric', minWidth: 90 }));
  map.addControl(new Rotate({ autoHide: false, tipLabel: words['northUp'] ?? '', label: northArrow() }));
  const graticule = new Graticule({
    zIndex: 40,
    visible: false,
    showLabels: true,
    wrapX: false,
    strokeStyle: new Stroke({ color: 'rgba(60,60,60,0.35)', width: 1, lineDash: [2, 4] }),
    latLabelStyle: label(),
    lonLabelStyle: label(),
  });
  map.addLayer(graticule);
  const place = document.getElementById('lp-coordinates');
  map.on('pointermove', (event) => { if (place && !event.dragging) place.textContent = coordinates(event.coordinate, crs, words); });
  map.getViewport()?.addEventListener('pointerleave', () => { if (place) place.textContent = ''; });
  return graticule;
}

function coordinates(at: number[], crs: string, words: Record<string, string>): string {
  const [longitude, latitude] = transform(at, crs, 'EPSG:4326') as [number, number];
  return `${words['north'] ?? 'N'} ${at[1]!.toFixed(2)}  ${words['east'] ?? 'E'} ${at[0]!.toFixed(2)} m   ${longitude.toFixed(6)}°, ${latitude.toFixed(6)}°`;
}

function label(): Text {
  return new Text({ font: '11px sans-serif', fill: new Fill({ color: '#444' }), stroke: new Stroke({ color: '#fff', width: 3 }) });
}

function northArrow(): HTMLElement {
  const arrow = document.createElement('span');
  arrow.className = 'lp-north';
  arrow.innerHTML = '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M12 2l5 18-5-4-5 4z" fill="none" stroke="currentColor" stroke-width="1.2"/><path d="M12 2v14l-5 4z" fill="currentColor"/></svg>';
  return arrow;
}

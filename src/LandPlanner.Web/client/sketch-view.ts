/** How a drawing looks: the shape, the line under the pen, handles, the place snapped to, and what breaks a rule in red. */
import Feature from 'ol/Feature';
import type OlMap from 'ol/Map';
import Overlay from 'ol/Overlay';
import GeoJSON from 'ol/format/GeoJSON';
import WKT from 'ol/format/WKT';
import LineString from 'ol/geom/LineString';
import MultiPoint from 'ol/geom/MultiPoint';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, RegularShape, Stroke, Style } from 'ol/style';
import { toGeoJson, type Position, type Shape } from './geometry';
import type { Verdict } from './live';
import type { SnapKind } from './snap-index';

const INK = '#0b6bcb';
const BAD = '#dc2626';
const WARN = '#d97706';
const SHAPES = new GeoJSON();

const line = (colour: string, width: number, dash?: number[]) => new Stroke({ color: colour, width, ...(dash && { lineDash: dash }) });
const CASING = new Style({ stroke: line('rgba(255,255,255,0.9)', 5) });
const BODY = new Style({ stroke: line(INK, 2.5), fill: new Fill({ color: 'rgba(11,107,203,0.14)' }) });
const PEN = new Style({ stroke: line(INK, 2, [6, 4]) });
const HANDLE = new Style({ image: new Circle({ radius: 4.5, fill: new Fill({ color: '#fff' }), stroke: line(INK, 2) }) });
const CHOSEN = new Style({ image: new Circle({ radius: 6.5, fill: new Fill({ color: INK }), stroke: line('#fff', 2) }) });
const THEIRS = new Style({ stroke: line('#7c3aed', 2.5, [8, 4]), fill: new Fill({ color: 'rgba(124,58,237,0.10)' }) });
const FAULT = new Style({ image: new Circle({ radius: 8, stroke: line(BAD, 3) }) });
const SNAPS: Record<SnapKind, Style> = {
  vertex: new Style({ image: new RegularShape({ points: 4, radius: 9, angle: Math.PI / 4, stroke: line('#c026d3', 2.5) }) }),
  crossing: new Style({ image: new RegularShape({ points: 4, radius: 10, radius2: 0, angle: Math.PI / 4, stroke: line('#c026d3', 2.5) }) }),
  edge: new Style({ image: new Circle({ radius: 6, stroke: line('#c026d3', 2.5) }) }),
};

export class SketchView {
  private readonly body = new VectorSource();
  private readonly verdict = new VectorSource();
  private readonly marks = new VectorSource();
  private readonly theirs = new VectorSource();
  private readonly layers: VectorLayer<VectorSource>[];
  private readonly hud: Overlay;
  private readonly text = document.createElement('div');

  constructor(private readonly map: OlMap) {
    const layer = (source: VectorSource, zIndex: number) => new VectorLayer({ source, zIndex, updateWhileAnimating: true, updateWhileInteracting: true });
    this.layers = [layer(this.theirs, 69), layer(this.body, 70), layer(this.verdict, 71), layer(this.marks, 72)];
    for (const one of this.layers) map.addLayer(one);
    this.text.className = 'lp-hud';
    this.hud = new Overlay({ element: this.text, offset: [18, 18], stopEvent: false });
    map.addOverlay(this.hud);
  }

  dispose(): void {
    for (const layer of this.layers) this.map.removeLayer(layer);
    this.map.removeOverlay(this.hud);
  }

  /** @param pen The open line to the cursor. @param chosen The handle that keys move. */
  show(shape: Shape, pen: readonly Position[], handles: readonly Position[], chosen: Position | null): void {
    const features: Feature[] = [];
    if (shape.length > 0) {
      const body = new Feature(SHAPES.readGeometry(toGeoJson(shape)) ?? undefined);
      body.setStyle([CASING, BODY]);
      features.push(body);
    }
    if (pen.length > 1) {
      const open = new Feature(new LineString(pen.map(([x, y]) => [x, y])));
      open.setStyle([CASING, PEN]);
      features.push(open);
    }
    if (handles.length > 0) {
      const points = new Feature(new MultiPoint(handles.map(([x, y]) => [x, y])));
      points.setStyle(HANDLE);
      features.push(points);
    }
    if (chosen) {
      const point = new Feature(new Point([...chosen]));
      point.setStyle(CHOSEN);
      features.push(point);
    }
    replace(this.body, features);
  }

  showSnap(kind: SnapKind | null, at: Position | null): void {
    const mark = kind && at ? [new Feature(new Point([...at]))] : [];
    for (const feature of mark) feature.setStyle(SNAPS[kind!]);
    replace(this.marks, mark);
  }

  showVerdict(verdict: Verdict | null): void {
    const features: Feature[] = [];
    for (const rule of verdict?.rules ?? []) {
      const colour = rule.verdict === 'violation' ? BAD : rule.verdict === 'notice' ? WARN : null;
      if (!colour || !rule.found?.geometry) continue;
      const part = new Feature(SHAPES.readGeometry(rule.found.geometry) ?? undefined);
      part.setStyle(partStyle(colour));
      features.push(part);
    }
    for (const defect of verdict?.defects ?? []) {
      if (defect.x === undefined || defect.y === undefined) continue;
      const fault = new Feature(new Point([defect.x, defect.y]));
      fault.setStyle(FAULT);
      features.push(fault);
    }
    replace(this.verdict, features);
  }

  /** The other's version of a feature that two have changed; null for none. */
  showTheirs(wkt: string | null): void {
    const features = wkt ? [new Feature(new WKT().readGeometry(wkt))] : [];
    for (const feature of features) feature.setStyle([CASING, THEIRS]);
    replace(this.theirs, features);
  }

  /** Words beside the pointer: a line each, the second in its colour. */
  showText(at: Position | null, lines: { text: string; tone: '' | 'bad' | 'warn' | 'soft' }[]): void {
    this.hud.setPosition(at && lines.length ? [...at] : undefined);
    this.text.replaceChildren(...lines.map(({ text, tone }) => {
      const element = document.createElement('div');
      element.textContent = text;
      if (tone) element.className = `lp-hud-${tone}`;
      return element;
    }));
  }
}

const partStyles = new Map<string, Style>();

function partStyle(colour: string): Style {
  let style = partStyles.get(colour);
  // What is only to be told lies under what is forbidden.
  if (!style) partStyles.set(colour, style = new Style({ zIndex: colour === BAD ? 2 : 1, fill: new Fill({ color: hatched(colour) }), stroke: line(colour, 1.5) }));
  return style;
}

function hatched(colour: string): CanvasPattern {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = colour + '38';
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 2, 10);
    pen.lineTo(shift + 10, -2);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat')!;
}

function replace(source: VectorSource, features: Feature[]): void {
  source.clear(true);
  source.addFeatures(features);
}

/** One drawing: its shape, its history, the tool in hand, and what the pointer and the keys do with them. */
import Interaction from 'ol/interaction/Interaction';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import * as drafts from './draft';
import type { Tool } from './draw';
import * as keys from './edit-keys';
import { circle, distance, holds, middle, moved, polar, azimuth, rectangle, rotated, scaled, toGeoJson, type GeoJsonPolygons, type Position, type Ring, type Shape } from './geometry';
import { grab, withoutVertex, withVertex, type Grip } from './grips';
import { LiveVerdict, type Verdict } from './live';
import { word, type Context } from './map';
import { Outlines } from './outlines';
import { PenBar } from './pen-bar';
import { SketchView } from './sketch-view';
import type { Snap } from './snap-index';

interface Step { shape: Shape; pen: Ring }

const REACH_PIXELS = 10;
const DRAWING_TOOLS: readonly Tool[] = ['polygon', 'rectangle', 'circle', 'hole'];
/** How often panels are told of a verdict; the map shows each. */
const TELL_MILLISECONDS = 80;

export class EditSession {
  readonly view: SketchView;
  isSaving = false;
  /** Follows the line snapped to instead of going straight. */
  isTracing = false;
  /** The handle that keys move; null for none. */
  chosen: Grip | null = null;
  private readonly bar: PenBar;
  private readonly outlines: Outlines;
  private readonly live: LiveVerdict;
  private readonly interaction: Interaction;
  private readonly unwatchKeys: () => void;
  private readonly past: Step[] = [];
  private future: Step[] = [];
  private cursor: Position | null = null;
  private snapped: Snap | null = null;
  /** The way along a traced line to the cursor. */
  private way: readonly Position[] = [];
  private drag: { grip: Grip | null; from: Position; before: Shape; moved: boolean } | null = null;
  private transient: Shape | null = null;
  private verdict: Verdict | null = null;
  private telling = 0;
  private lastClick = 0;
  private isSecondClick = false;

  constructor(private readonly context: Context, public draft: drafts.Draft, private readonly restored: boolean) {
    this.view = new SketchView(context.map);
    this.bar = new PenBar(word, (at) => this.addTyped(at), () => this.moveCursor(this.cursor));
    this.outlines = new Outlines(context);
    this.live = new LiveVerdict((verdict) => this.judged(verdict), () => undefined);
    this.interaction = new Interaction({ handleEvent: (event) => this.handle(event) });
    context.map.addInteraction(this.interaction);
    this.unwatchKeys = keys.watch(this);
    context.selection.paused = true;
    this.changed();
  }

  dispose(): void {
    this.live.stop();
    this.unwatchKeys();
    this.context.map.removeInteraction(this.interaction);
    this.context.map.getTargetElement()?.classList.remove('lp-drawing');
    this.outlines.dispose();
    this.bar.dispose();
    this.view.dispose();
    this.context.selection.paused = false;
  }

  get tool(): Tool | null { return this.draft.tool as Tool | null; }
  get isDrawing(): boolean { return this.tool !== null && DRAWING_TOOLS.includes(this.tool); }
  get penBar(): PenBar { return this.bar; }
  get metresPerPixel(): number { return this.context.map.getView().getResolution() ?? 1; }

  geoJson(): GeoJsonPolygons { return toGeoJson(this.draft.shape); }

  use(tool: Tool): void {
    this.draft = { ...this.draft, tool, pen: this.isDrawing && tool === 'polygon' ? this.draft.pen : [] };
    this.chosen = null;
    this.isTracing = false;
    this.changed();
  }

  setValues(values: Record<string, string>): void {
    this.draft = { ...this.draft, values };
    this.changed();
  }

  /** The server knows nothing of the last try: the next is another wish. */
  renew(): void {
    this.draft = { ...this.draft, key: drafts.newKey() };
    this.changed();
  }

  undo(): void { this.travel(this.past, this.future); }

  redo(): void { this.travel(this.future, this.past); }

  /** Closes the ring under the pen, where it can be one. */
  finish(): void {
    const pen = this.draft.pen;
    if (!this.isDrawing || pen.length < 3) return;
    this.put(pen);
  }

  stop(): void {
    if (this.draft.pen.length > 0) this.commit({ shape: this.draft.shape, pen: [] });
    else if (this.tool !== 'vertices') this.use('vertices');
    else this.chosen = null;
    this.bar.release();
    this.changed();
  }

  removeLast(): void {
    if (this.draft.pen.length > 0) this.commit({ shape: this.draft.shape, pen: this.draft.pen.slice(0, -1) });
  }

  toggleTrace(): void {
    this.isTracing = !this.isTracing;
    this.moveCursor(this.cursor);
  }

  /** A vertex exactly here. */
  addVertex(at: Position): void {
    const pen = this.draft.pen;
    const last = pen.at(-1);
    if (this.tool === 'rectangle' || this.tool === 'circle') {
      if (!last) return this.commit({ shape: this.draft.shape, pen: [at] });
      const ring = this.tool === 'rectangle' ? rectangle(last, at) : circle(last, distance(last, at));
      if (distance(last, at) > 0) this.put(ring);
      return;
    }
    if (this.tool !== 'polygon' && this.tool !== 'hole') return;
    if (pen.length > 2 && distance(pen[0]!, at) === 0) return this.finish();
    if (last && distance(last, at) === 0) return;
    this.commit({ shape: this.draft.shape, pen: [...pen, ...this.way, at] });
  }

  private addTyped(at: Position | null): void {
    if (at) {
      // The way traced to the pointer is not the way to a place that was typed.
      this.way = [];
      this.cursor = at;
    }
    if (this.cursor) this.addVertex(this.cursor);
    this.moveCursor(this.cursor);
  }

  /** Goes from handle to handle, for the keyboard. */
  choose(step: number): void {
    const grips = this.grips();
    if (grips.length === 0) return;
    const at = grips.findIndex(({ grip }) => this.chosen && same(grip, this.chosen));
    this.chosen = grips[(at + step + grips.length) % grips.length]!.grip;
    this.changed();
  }

  removeVertex(): void {
    const grip = this.chosen ?? (this.cursor ? grab(this.draft.shape, this.cursor, REACH_PIXELS * this.metresPerPixel) : null);
    if (this.tool !== 'vertices' || !grip || grip.isNew) return;
    const shape = withoutVertex(this.draft.shape, grip);
    this.chosen = null;
    if (shape) this.commit({ shape, pen: [] });
  }

  /** Moves what the tool moves by keys. @param dx Steps to the right. @param dy Steps up. @param metres The length of a step. */
  nudge(dx: number, dy: number, metres: number): void {
    const { shape } = this.draft;
    if (shape.length === 0) return;
    const next = this.tool === 'move' ? moved(shape, dx * metres, dy * metres)
      : this.tool === 'rotate' ? rotated(shape, middle(shape), (dx || dy) * metres * 10)
        : this.tool === 'scale' ? scaled(shape, middle(shape), 1 + (dx + dy) * metres / 10)
          : this.tool === 'vertices' && this.chosen ? this.nudged(dx * metres, dy * metres) : null;
    if (next) this.commit({ shape: next, pen: [] });
  }

  report(): void {
    this.tellState();
    if (this.verdict) this.tellVerdict();
  }

  private nudged(dx: number, dy: number): Shape {
    const { part, ring, vertex } = this.chosen!;
    const [x, y] = this.draft.shape[part]![ring]![vertex]!;
    return withVertex(this.draft.shape, this.chosen!, [x + dx, y + dy]);
  }

  private travel(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step) return;
    to.push({ shape: this.draft.shape, pen: this.draft.pen });
    // A ring that is taken up again is drawn on.
    const tool = step.pen.length > 0 && !this.isDrawing ? 'polygon' : this.tool;
    this.draft = { ...this.draft, ...step, tool };
    this.chosen = null;
    this.changed();
  }

  private commit(step: Step): void {
    this.past.push({ shape: this.draft.shape, pen: this.draft.pen });
    this.future = [];
    this.draft = { ...this.draft, ...step };
    this.changed();
  }

  /** A finished ring becomes part of the shape: another polygon, or a hole of the one around it. */
  private put(ring: Ring): void {
    const { shape } = this.draft;
    const next = this.tool === 'hole'
      ? shape.map((polygon) => (holds(polygon[0]!, ring[0]!) ? [...polygon, ring] : polygon))
      : [...shape, [ring]];
    this.commit({ shape: next, pen: [] });
    this.bar.release();
    if (this.tool !== 'hole') this.use('vertices');
  }

  private changed(): void {
    this.transient = null;
    this.way = [];
    drafts.keep(this.context.state.workspace.id, this.draft);
    this.context.map.getTargetElement()?.classList.toggle('lp-drawing', this.isDrawing);
    this.bar.show(this.isDrawing, this.hint());
    this.paint();
    this.ask();
    this.tellState();
  }

  private hint(): string {
    if (this.tool === 'rectangle' || this.tool === 'circle') return word(this.draft.pen.length === 0 ? 'clickStart' : 'clickOpposite');
    return word(this.draft.pen.length === 0 ? 'clickStart' : this.draft.pen.length < 3 ? 'clickNext' : 'clickEnd') + (this.isTracing ? ` · ${word('tracing')}` : '');
  }

  private handle(event: MapBrowserEvent): boolean {
    const pointer = event.originalEvent as PointerEvent;
    switch (event.type) {
      case 'pointermove':
        if (!event.dragging) this.moveCursor(event.coordinate as unknown as Position, pointer.altKey, pointer.shiftKey);
        return true;
      case 'click':
        return this.click(event.coordinate as unknown as Position, pointer);
      case 'dblclick':
        // Two quick clicks at two places are two vertices.
        if (this.isDrawing && this.isSecondClick) this.finish();
        return !this.isDrawing && this.tool !== 'vertices';
      case 'pointerdown':
        return this.press(event.coordinate as unknown as Position);
      case 'pointerdrag':
        return this.pull(event.coordinate as unknown as Position, pointer);
      case 'pointerup':
        return this.release();
      default:
        return true;
    }
  }

  private click(at: Position, pointer: PointerEvent): boolean {
    if (this.isDrawing) {
      // The second click of a double click is no vertex.
      const now = performance.now();
      this.isSecondClick = now - this.lastClick < 250 && this.draft.pen.length > 2 && !!this.cursor && distance(this.cursor, this.draft.pen.at(-1)!) < REACH_PIXELS * this.metresPerPixel;
      this.lastClick = now;
      this.moveCursor(at, pointer.altKey, pointer.shiftKey);
      if (this.cursor && !this.isSecondClick) this.addVertex(this.cursor);
      return false;
    }
    if (this.tool === 'vertices') {
      const grip = grab(this.draft.shape, at, REACH_PIXELS * this.metresPerPixel);
      this.chosen = grip && !grip.isNew ? grip : null;
      if (this.chosen && pointer.altKey) this.removeVertex();
      this.paint();
    }
    return false;
  }

  private press(at: Position): boolean {
    if (this.isDrawing || !this.tool || this.draft.shape.length === 0) return true;
    const grip = this.tool === 'vertices' ? grab(this.draft.shape, at, REACH_PIXELS * this.metresPerPixel) : null;
    const inside = this.tool !== 'move' || this.draft.shape.some((polygon) => holds(polygon[0]!, at));
    if (this.tool === 'vertices' ? !grip : !inside) return true;
    this.drag = { grip, from: at, before: this.draft.shape, moved: false };
    return false;
  }

  private pull(at: Position, pointer: PointerEvent): boolean {
    if (!this.drag) return true;
    const { grip, from, before } = this.drag;
    this.drag.moved = true;
    if (grip) {
      this.moveCursor(at, pointer.altKey);
      this.transient = withVertex(before, grip, this.cursor!);
      this.chosen = grip.isNew ? null : grip;
    } else if (this.tool === 'move') {
      this.transient = moved(before, at[0] - from[0], at[1] - from[1]);
    } else {
      const about = middle(before);
      this.transient = this.tool === 'rotate'
        ? rotated(before, about, azimuth(about, at) - azimuth(about, from))
        : scaled(before, about, Math.max(0.01, distance(about, at) / (distance(about, from) || 1)));
    }
    this.cursor = at;
    this.paint();
    this.ask();
    return false;
  }

  private release(): boolean {
    const { drag, transient } = this;
    this.drag = null;
    if (!drag) return true;
    if (drag.moved && transient) this.commit({ shape: transient, pen: [] });
    return false;
  }

  /** Where the pen would put a vertex: as locked, else snapped, else just there. */
  private moveCursor(at: Position | null, free = false, longWay = false): void {
    if (!at) return;
    const last = this.draft.pen.at(-1) ?? null;
    const { length, azimuth: degrees } = this.bar.locks;
    this.snapped = null;
    this.way = [];
    if (last && (length !== null || degrees !== null)) {
      const angle = degrees ?? azimuth(last, at);
      const along = (at[0] - last[0]) * Math.sin(angle * Math.PI / 180) + (at[1] - last[1]) * Math.cos(angle * Math.PI / 180);
      this.cursor = polar(last, length ?? Math.max(0, along), angle);
    } else {
      this.snapped = free ? null : this.snap(at);
      this.cursor = this.snapped?.at ?? at;
      if (this.isTracing && last && this.snapped?.line) this.way = this.outlines.index?.along(this.snapped.line, last, this.cursor, longWay) ?? [];
    }
    this.view.showSnap(this.snapped?.kind ?? null, this.snapped?.at ?? null);
    if (this.isDrawing) {
      this.bar.measure(last, this.cursor);
      this.paint();
      if (this.draft.pen.length > 0) this.ask();
    }
    this.showText();
  }

  private snap(at: Position): Snap | null {
    const reach = REACH_PIXELS * this.metresPerPixel;
    const own = this.draft.pen[0];
    if (this.draft.pen.length > 2 && distance(own!, at) < reach) return { kind: 'vertex', at: own!, line: null };
    const { layer, id } = this.draft;
    return this.outlines.index?.find(at, reach, id === null ? null : { layer, id }) ?? null;
  }

  /** The shape as it would be if the pen were put down here. */
  private preview(): Shape {
    if (this.transient) return this.transient;
    const { shape, pen } = this.draft;
    if (!this.cursor || pen.length === 0 || !this.isDrawing) return shape;
    const ring = this.tool === 'rectangle' ? rectangle(pen[0]!, this.cursor)
      : this.tool === 'circle' ? circle(pen[0]!, distance(pen[0]!, this.cursor))
        : distance(pen.at(-1)!, this.cursor) > 0 && distance(pen[0]!, this.cursor) > 0 ? [...pen, ...this.way, this.cursor] : pen;
    if (ring.length < 3 || (ring.length > 3 && distance(ring[0]!, ring[1]!) === 0)) return shape;
    return this.tool === 'hole' ? shape.map((polygon) => (holds(polygon[0]!, ring[0]!) ? [...polygon, ring] : polygon)) : [...shape, [ring]];
  }

  private ask(): void {
    const shape = this.preview();
    if (shape.length > 0) this.live.ask({ layer: this.draft.layer, shape, values: this.draft.values });
    else this.judged(null);
  }

  private judged(verdict: Verdict | null): void {
    this.verdict = verdict;
    this.view.showVerdict(verdict);
    this.showText();
    if (this.telling) return;
    this.telling = window.setTimeout(() => {
      this.telling = 0;
      this.tellVerdict();
    }, TELL_MILLISECONDS);
  }

  private showText(): void {
    const busy = this.draft.pen.length > 0 || this.drag !== null;
    const { verdict } = this;
    if (!busy || !verdict) return this.view.showText(null, []);
    const lines: Parameters<SketchView['showText']>[1] = [];
    if (verdict.area) lines.push({ text: `${verdict.area.mu.toFixed(2)} ${word('mu')} · ${verdict.area.squareMetres.toFixed(2)} m²`, tone: '' });
    for (const rule of verdict.rules ?? []) {
      if (rule.verdict === 'violation') lines.push({ text: `${rule.title} ${rule.found?.area.mu.toFixed(2) ?? ''} ${word('mu')}`, tone: 'bad' });
    }
    for (const defect of verdict.defects.slice(0, 1)) lines.push({ text: word(`defect.${defect.reason}`), tone: 'warn' });
    this.view.showText(this.cursor, lines.slice(0, 4));
  }

  private grips(): { grip: Grip; at: Position }[] {
    return this.draft.shape.flatMap((polygon, part) => polygon.flatMap((line, ring) => line.map((at, vertex) => ({ grip: { part, ring, vertex, isNew: false }, at }))));
  }

  private paint(): void {
    const shape = this.preview();
    const { pen } = this.draft;
    const handles = this.isDrawing ? pen : this.tool === 'vertices' ? shape.flat(2) : [];
    const chosen = this.chosen ? shape[this.chosen.part]?.[this.chosen.ring]?.[this.chosen.vertex] ?? null : null;
    this.view.show(shape, this.isDrawing && this.cursor && pen.length > 0 && (this.tool === 'polygon' || this.tool === 'hole') ? [...pen, ...this.way, this.cursor] : pen, handles, chosen);
  }

  private tellState(): void {
    const { layer, id, version, tool, values, shape, pen } = this.draft;
    this.context.tell('Tell', 'draw.state', JSON.stringify({
      layer, id, version, tool, values, restored: this.restored,
      canUndo: this.past.length > 0, canRedo: this.future.length > 0, tracing: this.isTracing,
      vertices: shape.flat(2).length, pen: pen.length,
    }));
  }

  /** Without the shapes: those are for the map. */
  private tellVerdict(): void {
    this.context.tell('Tell', 'draw.verdict', JSON.stringify(this.verdict ?? null, (key, value: unknown) => (key === 'geometry' ? undefined : value)));
  }
}

const same = (one: Grip, other: Grip) => one.part === other.part && one.ring === other.ring && one.vertex === other.vertex;

/** One drawing: its shape, its history, the tool in hand, and what the pointer and the keys do with them. */
import Interaction from 'ol/interaction/Interaction';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import * as drafts from './draft';
import type { Tool } from './draw';
import * as keys from './edit-keys';
import { circle, distance, holds, rectangle, toGeoJson, type GeoJsonPolygons, type Position, type Ring, type Shape } from './geometry';
import { grab, withoutVertex, type Grip } from './grips';
import { LiveVerdict } from './live';
import { word, type Context } from './map';
import { Outlines } from './outlines';
import { isDrawingTool, Pen, withRing } from './pen';
import { PenBar } from './pen-bar';
import { SketchView } from './sketch-view';
import { Steps } from './steps';
import { nudged, pulled, takeHold, type Hold } from './tool-moves';
import { VerdictVoice } from './verdict-voice';

interface Step { shape: Shape; pen: Ring }

const REACH_PIXELS = 10;
const DOUBLE_CLICK_MILLISECONDS = 250;

export class EditSession {
  readonly view: SketchView;
  readonly penBar: PenBar;
  isSaving = false;
  /** The handle that keys move; null for none. */
  chosen: Grip | null = null;
  private readonly pen: Pen;
  private readonly outlines: Outlines;
  private readonly live: LiveVerdict;
  private readonly voice: VerdictVoice;
  private readonly interaction: Interaction;
  private readonly unwatchKeys: () => void;
  private readonly steps = new Steps<Step>();
  private drag: Hold | null = null;
  /** The shape in the middle of a drag. */
  private transient: Shape | null = null;
  private isInTheWay = false;
  private lastClick = 0;
  private isSecondClick = false;

  constructor(private readonly context: Context, public draft: drafts.Draft, private readonly restored: boolean) {
    this.view = new SketchView(context.map);
    this.voice = new VerdictVoice(context, this.view);
    this.penBar = new PenBar(word, (at) => this.addTyped(at), () => this.pen.cursor && this.movePen(this.pen.cursor));
    this.outlines = new Outlines(context, (state) => this.penBar.tellSnapping(state));
    this.pen = new Pen(this.outlines, this.penBar.locks);
    this.live = new LiveVerdict((verdict) => { this.voice.hear(verdict); this.write(); }, () => undefined);
    this.interaction = new Interaction({ handleEvent: (event) => this.handle(event) });
    context.map.addInteraction(this.interaction);
    this.unwatchKeys = keys.watch(this);
    context.selection.paused = true;
    this.changed();
  }

  dispose(): void {
    this.live.stop();
    this.voice.dispose();
    this.unwatchKeys();
    this.context.map.removeInteraction(this.interaction);
    this.context.map.getTargetElement()?.classList.remove('lp-drawing');
    this.outlines.dispose();
    this.penBar.dispose();
    this.view.dispose();
    this.context.selection.paused = false;
  }

  get tool(): Tool | null { return this.draft.tool as Tool | null; }
  get isDrawing(): boolean { return isDrawingTool(this.tool); }
  private get reach(): number { return REACH_PIXELS * (this.context.map.getView().getResolution() ?? 1); }

  geoJson(): GeoJsonPolygons { return toGeoJson(this.draft.shape); }

  use(tool: Tool): void {
    this.draft = { ...this.draft, tool, pen: this.isDrawing && tool === 'polygon' ? this.draft.pen : [] };
    this.chosen = null;
    this.pen.isTracing = false;
    this.changed();
  }

  /** What the form says of a field. */
  setValue(field: string, value: string): void {
    this.draft = { ...this.draft, values: { ...this.draft.values, [field]: value } };
    this.changed();
  }

  /** The server knows nothing of the last try: the next is another wish. */
  renew(): void {
    this.draft = { ...this.draft, key: drafts.newKey(), saving: null };
    this.changed();
  }

  setSaving(saving: drafts.Saving): void {
    this.draft = { ...this.draft, saving };
    drafts.keep(this.context.state.workspace.id, this.draft);
  }

  undo(): void { this.goTo(this.steps.undo(this.step)); }

  redo(): void { this.goTo(this.steps.redo(this.step)); }

  /** Closes the ring under the pen, where it can be one. */
  finish(): void {
    if (this.isDrawing && this.draft.pen.length >= 3) this.put(this.draft.pen);
  }

  stop(): void {
    if (this.draft.pen.length > 0) this.commit({ shape: this.draft.shape, pen: [] });
    else if (this.tool !== 'vertices') this.use('vertices');
    else this.chosen = null;
    this.penBar.release();
    this.changed();
  }

  removeLast(): void {
    if (this.draft.pen.length > 0) this.commit({ shape: this.draft.shape, pen: this.draft.pen.slice(0, -1) });
  }

  toggleTrace(): void {
    this.pen.isTracing = !this.pen.isTracing;
    this.changed();
  }

  /** A vertex exactly here. */
  addVertex(at: Position): void {
    const { pen, shape } = this.draft;
    const last = pen.at(-1);
    if (this.tool === 'rectangle' || this.tool === 'circle') {
      if (!last) this.commit({ shape, pen: [at] });
      else if (distance(last, at) > 0) this.put(this.tool === 'rectangle' ? rectangle(last, at) : circle(last, distance(last, at)));
    } else if (pen.length > 2 && distance(pen[0]!, at) === 0) {
      this.finish();
    } else if (!last || distance(last, at) > 0) {
      this.commit({ shape, pen: [...pen, ...this.pen.way, at] });
    }
  }

  /** Goes from handle to handle, for the keyboard. */
  choose(step: number): void {
    const grips = this.draft.shape.flatMap((polygon, part) => polygon.flatMap((line, ring) => line.map((_, vertex): Grip => ({ part, ring, vertex, isNew: false }))));
    if (grips.length === 0) return;
    const { chosen } = this;
    const at = grips.findIndex((grip) => chosen && grip.part === chosen.part && grip.ring === chosen.ring && grip.vertex === chosen.vertex);
    this.chosen = grips[(at + step + grips.length) % grips.length]!;
    this.changed();
  }

  /** The vertex that is chosen, else the one under the pointer. */
  removeVertex(): void {
    const grip = this.chosen ?? (this.pen.cursor ? grab(this.draft.shape, this.pen.cursor, this.reach) : null);
    if (this.tool !== 'vertices' || !grip || grip.isNew) return;
    const shape = withoutVertex(this.draft.shape, grip);
    this.chosen = null;
    if (shape) this.commit({ shape, pen: [] });
  }

  /** Moves what the tool moves, by keys. */
  nudge(dx: number, dy: number, metres: number): void {
    const next = this.tool && nudged(this.tool, this.draft.shape, this.chosen, dx, dy, metres);
    if (next) this.commit({ shape: next, pen: [] });
  }

  /** Whether it holds something that would be lost with it. */
  get isTouched(): boolean { return this.steps.canUndo || this.restored; }

  /** Somebody wanted to begin another drawing: this one comes first. */
  refuse(): void {
    this.isInTheWay = true;
    this.tellState();
  }

  report(): void {
    this.tellState();
    this.voice.tell();
  }

  private addTyped(at: Position | null): void {
    if (at) this.pen.put(at);
    if (!this.pen.cursor) return;
    this.addVertex(this.pen.cursor);
    this.movePen(this.pen.cursor);
  }

  private get step(): Step { return { shape: this.draft.shape, pen: this.draft.pen }; }

  private goTo(step: Step | null): void {
    if (!step) return;
    // A ring that is taken up again is drawn on.
    const tool = step.pen.length > 0 && !this.isDrawing ? 'polygon' : this.tool;
    this.draft = { ...this.draft, ...step, tool };
    this.chosen = null;
    this.changed();
  }

  private commit(step: Step): void {
    this.steps.keep(this.step);
    this.isInTheWay = false;
    this.draft = { ...this.draft, ...step };
    this.changed();
  }

  private put(ring: Ring): void {
    const tool = this.tool!;
    if (tool === 'hole' && !this.draft.shape.some((polygon) => holds(polygon[0]!, ring[0]!))) return this.penBar.show(true, word('defect.hole-outside-shell'));
    this.commit({ shape: withRing(this.draft.shape, ring, tool), pen: [] });
    this.penBar.release();
    if (tool !== 'hole') this.use('vertices');
  }

  private changed(): void {
    this.transient = null;
    this.pen.way = [];
    drafts.keep(this.context.state.workspace.id, this.draft);
    this.context.map.getTargetElement()?.classList.toggle('lp-drawing', this.isDrawing);
    this.penBar.show(this.isDrawing, this.hint());
    this.paint();
    this.ask();
    this.tellState();
  }

  private hint(): string {
    const { length } = this.draft.pen;
    if (length === 0) return word('clickStart');
    if (this.tool === 'rectangle' || this.tool === 'circle') return word('clickOpposite');
    return word(length < 3 ? 'clickNext' : 'clickEnd') + (this.pen.isTracing ? ` · ${word('tracing')}` : '');
  }

  /** @returns Whether others may have the event too. */
  private handle(event: MapBrowserEvent): boolean {
    const pointer = event.originalEvent as PointerEvent;
    const at = event.coordinate as unknown as Position;
    switch (event.type) {
      case 'pointermove':
        if (!event.dragging) this.movePen(at, pointer);
        return true;
      case 'click':
        return this.click(at, pointer);
      case 'dblclick':
        // Two quick clicks at two places are two vertices.
        if (this.isDrawing && this.isSecondClick) this.finish();
        return !this.isDrawing && this.tool !== 'vertices';
      case 'pointerdown':
        return this.press(at);
      case 'pointerdrag':
        return this.pull(at, pointer);
      case 'pointerup':
        return this.release();
      default:
        return true;
    }
  }

  private click(at: Position, pointer: PointerEvent): boolean {
    if (this.isDrawing) {
      const now = performance.now();
      const last = this.draft.pen.at(-1);
      this.isSecondClick = now - this.lastClick < DOUBLE_CLICK_MILLISECONDS && this.draft.pen.length > 2 && distance(at, last!) < this.reach;
      this.lastClick = now;
      this.movePen(at, pointer);
      if (!this.isSecondClick) this.addVertex(this.pen.cursor!);
    } else if (this.tool === 'vertices') {
      const grip = grab(this.draft.shape, at, this.reach);
      this.chosen = grip && !grip.isNew ? grip : null;
      if (this.chosen && pointer.altKey) this.removeVertex();
      this.paint();
    }
    return false;
  }

  private press(at: Position): boolean {
    if (this.isDrawing || !this.tool || this.draft.shape.length === 0) return true;
    this.drag = takeHold(this.tool, this.draft.shape, at, this.reach);
    return this.drag === null;
  }

  private pull(at: Position, pointer: PointerEvent): boolean {
    if (!this.drag) return true;
    this.movePen(at, pointer);
    this.transient = pulled(this.tool!, this.drag, at, this.pen.cursor!);
    this.paint();
    this.ask();
    return false;
  }

  private release(): boolean {
    const { drag, transient } = this;
    this.drag = null;
    if (!drag) return true;
    if (transient) this.commit({ shape: transient, pen: [] });
    this.write();
    return false;
  }

  private movePen(at: Position, pointer?: PointerEvent): void {
    this.pen.move(at, this.draft, { reach: this.reach, free: pointer?.altKey ?? false, longWay: pointer?.shiftKey ?? false });
    const isSnapping = this.isDrawing || (this.drag?.grip ?? null) !== null;
    this.view.showSnap(isSnapping ? this.pen.snapped?.kind ?? null : null, this.pen.snapped?.at ?? null);
    if (this.isDrawing) {
      this.penBar.measure(this.draft.pen.at(-1) ?? null, this.pen.cursor);
      this.paint();
      if (this.draft.pen.length > 0) this.ask();
    }
    this.write();
  }

  private preview(): Shape { return this.transient ?? this.pen.preview(this.draft); }

  private ask(): void {
    const shape = this.preview();
    if (shape.length > 0) this.live.ask({ layer: this.draft.layer, id: this.draft.id, shape, values: this.draft.values });
    else this.voice.hear(null);
  }

  private write(): void {
    this.voice.write(this.draft.pen.length > 0 || this.drag ? this.pen.cursor : null);
  }

  private paint(): void {
    const shape = this.preview();
    const handles = this.isDrawing ? this.draft.pen : this.tool === 'vertices' ? shape.flat(2) : [];
    const { chosen } = this;
    this.view.show(shape, this.pen.line(this.draft), handles, chosen ? shape[chosen.part]?.[chosen.ring]?.[chosen.vertex] ?? null : null);
  }

  private tellState(): void {
    const { layer, id, version, tool, values, shape, pen } = this.draft;
    this.context.tell('Tell', 'draw.state', JSON.stringify({
      layer, id, version, tool, values, restored: this.restored, inTheWay: this.isInTheWay,
      canUndo: this.steps.canUndo, canRedo: this.steps.canRedo, tracing: this.pen.isTracing,
      vertices: shape.flat(2).length, pen: pen.length,
    }));
  }
}

/** Drawing and changing a parcel: one drawing at a time, begun by a panel, kept in the browser until the server has it. */
import { EditSession } from './edit-session';
import * as drafts from './draft';
import { fromGeoJson, type Shape } from './geometry';
import { ready, type Context } from './map';
import { post, Problem } from './wire';

export type Tool = 'polygon' | 'rectangle' | 'circle' | 'hole' | 'vertices' | 'move' | 'rotate' | 'scale';

/** Between tries to reach a server that is away. */
const RETRY_MILLISECONDS = 1500;

let session: EditSession | null = null;

interface Saved { outcome: 'saved' | 'unchanged' | 'refused'; feature: { id: number; version: number; values: Record<string, unknown>; wkt: string | null } | null; revision?: { number: number } }
interface Conflict { feature: unknown; conflict: { message: string; theirs: { wkt: string | null } | null } }

/** Heeds the form, and takes up what was left undone when the page was last closed. Called once, when the map is there. */
export function resume(context: Context): void {
  // Here and not by way of the server: what was typed just before a reload, or without a connection, is kept too.
  document.addEventListener('change', ({ target }) => {
    const field = (target as HTMLElement).dataset.drawField;
    if (field !== undefined) session?.setValue(field, (target as HTMLInputElement).value);
  });
  const draft = drafts.find(context.state.workspace.id);
  if (!draft || !context.state.find(draft.layer)) return;
  begin(context, draft, true);
  if (draft.saving) void save(draft.saving.author, draft.saving.reason, draft.saving.onConflict, draft.saving.remove);
}

/** Begins a new feature of a layer. */
export async function start(layer: string, tool: Tool): Promise<void> {
  const context = await ready;
  if (session && (session.draft.layer === layer || session.isTouched)) return session.draft.layer === layer ? session.use(tool) : session.refuse();
  begin(context, { key: drafts.newKey(), layer, id: null, version: null, shape: [], pen: [], tool, values: {}, saving: null, origin: null }, false);
}

/** Takes up a feature to change it. */
export async function edit(layer: string, id: number): Promise<void> {
  const context = await ready;
  if (session?.isTouched) return session.refuse();
  const response = await fetch(`/api/layers/${encodeURIComponent(layer)}/features/${id}`);
  if (!response.ok) return context.tell('Tell', 'draw.failed', JSON.stringify({ message: (await response.json().catch(() => null))?.detail ?? response.statusText }));
  const feature = await response.json() as { geometry: { type: string; coordinates: unknown } | null; properties: Record<string, string | number> };
  const { lp_version: version, ...values } = feature.properties;
  const shape = fromGeoJson(feature.geometry);
  const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  begin(context, {
    key: drafts.newKey(), layer, id, version: Number(version), shape, pen: [], tool: 'vertices', values: texts, saving: null, origin: { shape, values: texts },
  }, false);
}

export const isActive = (): boolean => session !== null;

export function use(tool: Tool): void { session?.use(tool); }
export function undo(): void { session?.undo(); }
export function redo(): void { session?.redo(); }
export function finish(): void { session?.finish(); }

/** What a panel that opens in the middle of it has to know: state and verdict are told anew. */
export function report(): void { session?.report(); }

/** Throws the drawing away. */
export async function discard(): Promise<void> {
  const context = await ready;
  end(context);
  context.tell('Tell', 'draw.ended', '{}');
}

/** Shows the version of somebody else beside one's own, or hides it. */
export function showTheirs(wkt: string | null): void { session?.view.showTheirs(wkt); }

/**
 * Sends the drawing until the server has answered; a server that is away is asked again and again.
 * @param remove Takes the feature away instead.
 */
export async function save(author: string | null, reason: string, onConflict: drafts.Saving['onConflict'], remove: boolean): Promise<void> {
  const context = await ready;
  const saving = session;
  if (!saving || saving.isSaving) return;
  saving.finish();
  saving.isSaving = true;
  saving.setSaving({ author, reason, onConflict, remove });
  const { key, layer, id, version, shape, values, origin } = saving.draft;
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => (origin?.values[name] ?? '') !== value));
  const body = { key, layer, id, version, geometry: remove || sameShape(shape, origin?.shape) ? null : saving.geoJson(), values: remove ? {} : changed, delete: remove, author, reason, onConflict };
  try {
    const response = await persist(context, saving, body);
    const saved = await response.json() as Saved;
    if (session === saving) end(context);
    context.tell('Tell', 'draw.saved', JSON.stringify({ outcome: saved.outcome, layer, id: saved.feature?.id ?? null, revision: saved.revision?.number ?? null }));
    await context.selection.show(saved.feature ? { layer, id: saved.feature.id } : null);
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    saving.isSaving = false;
    if (failure.status === 409 && (failure.body as Conflict | null)?.conflict) {
      saving.renew();
      saving.view.showTheirs((failure.body as Conflict).conflict.theirs?.wkt ?? null);
      context.tell('Tell', 'draw.conflict', JSON.stringify(failure.body));
    } else {
      saving.renew();
      context.tell('Tell', 'draw.failed', JSON.stringify({ message: failure.message }));
    }
  }
}

async function persist(context: Context, saving: EditSession, body: object): Promise<Response> {
  for (;;) {
    try {
      return await post('/api/edits', body);
    } catch (failure) {
      // A server that is just coming up says 5xx without a document of ours.
      const away = failure instanceof Problem && (failure.isOffline || failure.status === 503);
      if (!away || session !== saving) throw failure;
      context.tell('Tell', 'draw.waiting', '{}');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

function begin(context: Context, draft: drafts.Draft, restored: boolean): void {
  session?.dispose();
  session = new EditSession(context, draft, restored);
}

function end(context: Context): void {
  session?.dispose();
  session = null;
  drafts.forget(context.state.workspace.id);
}

const sameShape = (one: Shape, other: Shape | undefined) => other !== undefined && JSON.stringify(one) === JSON.stringify(other);

/** What is being drawn, kept in the browser until the server has it: survives a reload, a crash and a lost connection. */
import type { Ring, Shape } from './geometry';

export interface Saving { author: string | null; reason: string; onConflict: 'refuse' | 'merge' | 'overwrite'; remove: boolean }

export interface Draft {
  /** Names this one wish to save: the server makes an edit with the same key once. */
  key: string;
  layer: string;
  /** Null for a new feature. */
  id: number | null;
  version: number | null;
  shape: Shape;
  /** Vertices of a ring that is not finished. */
  pen: Ring;
  tool: string | null;
  values: Record<string, string>;
  /** Set while it is being saved: goes on after a reload. */
  saving: Saving | null;
  /** What the feature was when it was taken up; null for a new one. */
  origin: { shape: Shape; values: Record<string, string> } | null;
}

const nameOf = (workspace: string) => `lp-draft:${workspace}`;

export function keep(workspace: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(workspace), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing (a private window, say) still lets people draw.
  }
}

export function forget(workspace: string): void {
  try {
    localStorage.removeItem(nameOf(workspace));
  } catch {
    // As above.
  }
}

export function find(workspace: string): Draft | null {
  try {
    const text = localStorage.getItem(nameOf(workspace));
    return text ? JSON.parse(text) as Draft : null;
  } catch {
    return null;
  }
}

export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

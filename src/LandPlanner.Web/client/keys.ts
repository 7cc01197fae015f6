/** Keys that open panels and tools, told to the panels by name. Keys of the tools themselves are with the tools. */
import type { Context } from './map';

const NAMES: Record<string, string> = { '?': 'help', '/': 'search', l: 'layers', t: 'table', d: 'draw', i: 'import', a: 'audit', c: 'cases', f: 'farmland', g: 'figures', j: 'projects', k: 'land', r: 'places', m: 'matrix', n: 'plans', v: 'villages', p: 'print', Escape: 'close' };

export function watchKeys(context: Context): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const name = NAMES[event.key];
    if (!name) return;
    if (name !== 'close') event.preventDefault();
    context.tell('Pressed', name);
  });
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

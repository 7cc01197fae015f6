/** The audit panel's hand on the map: lights a finding, goes there, and steps through the list with the arrow keys. */
import { findingStyle, goTo, Lit } from './evidence';
import { ready } from './map';

const STEPS: Record<string, string> = { ArrowDown: '1', ArrowUp: '-1', PageDown: '10', PageUp: '-10', Home: 'first', End: 'last' };
const lit = new Lit(findingStyle);
document.addEventListener('keydown', step);

/** @param number The finding's place in the run, from 0. */
export async function show(run: string, number: number): Promise<void> {
  if (!(await lit.load(`/api/audits/${encodeURIComponent(run)}/findings/${number}`))) return;
  const evidence = lit.features().filter((feature) => feature.get('part') === 'evidence');
  await goTo(evidence.length > 0 ? evidence : lit.features().filter((feature) => feature.get('part') === 'subject'));
}

export function clear(): void {
  lit.clear();
}

/** What is lit, for whoever looks at the map from outside. */
export const features = () => lit.features();

/** Scrolls a list so that the row at this height is seen. */
export function reveal(list: string, top: number, height: number): void {
  const box = document.getElementById(list);
  if (!box) return;
  if (top < box.scrollTop + height) box.scrollTop = Math.max(0, top - height);
  else if (top + 2 * height > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * height - box.clientHeight;
}

function step(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const list = event.target.closest<HTMLElement>('[data-lp-steps]');
  const by = STEPS[event.key];
  // A list may open or mark the row it stands on.
  const press = event.target === list && (event.key === 'Enter' || event.key === ' ') ? list.dataset['lpPresses'] : undefined;
  if (!list || !(by || press)) return;
  event.preventDefault();
  void ready.then((context) => (by ? context.tell('Tell', list.dataset['lpSteps'] ?? '', by) : context.tell('Tell', press!, event.key)));
}

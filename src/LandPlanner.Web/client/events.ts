/** Follows what is committed to the workspace, by whomever. */
import type { Context } from './map';
import type { Layer } from './wire';

export function listen(context: Context): void {
  const events = new EventSource('/api/events');
  events.addEventListener('layers', (event) => context.state.setLayers(JSON.parse((event as MessageEvent<string>).data) as Layer[]));
  events.addEventListener('open', () => document.body.classList.remove('lp-offline'));
  events.addEventListener('error', () => document.body.classList.add('lp-offline'));
  window.addEventListener('pagehide', () => events.close());
}

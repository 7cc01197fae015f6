/** What the server says, and how it is asked. */

export interface Stroke { colour: string; width: number; dash: number[]; below: number | null }
export interface Hatch { colour: string; spacing: number; angle: number; width: number; below: number | null }
export interface Symbol {
  group: string;
  fill: { colour: string | null; isByLandClass: boolean; scheme: string | null } | null;
  opacity: number;
  stroke: Stroke | null;
  hatch: Hatch | null;
  label: { text: string; size: number; colour: string; below: number | null } | null;
  marker: { by: string; hasLight: boolean; below: number | null } | null;
  values: { value: string; colour: string }[];
}

export interface Layer {
  name: string;
  role: string;
  kind: 'point' | 'line' | 'polygon';
  group: string;
  /** Its place from the bottom of the map. */
  order: number;
  shown: boolean;
  editable: boolean;
  count: number;
  revision: number;
  extent: [number, number, number, number] | null;
  symbol: Symbol;
}

export interface Grid { origin: [number, number]; tileMetres: number; pixels: number; maxLevel: number }

export interface Workspace {
  id: string;
  crs: string;
  proj4: string;
  /** Goes into addresses of tiles: the browser keeps those of this server only. */
  tiles: string;
  grid: Grid;
  layers: Layer[];
  classColours: Record<string, string>;
  icons: Record<string, string>;
}

/** A problem document (RFC 9457), or a connection that failed. */
export class Problem extends Error {
  constructor(readonly status: number, message: string, readonly body: unknown = null) {
    super(message);
  }

  /** Whether the server was not reached at all. */
  get isOffline(): boolean {
    return this.status === 0;
  }
}

const tokenMeta = () => document.querySelector<HTMLMetaElement>('meta[name="lp-token"]');
export const token = () => tokenMeta()?.content ?? '';

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (failure) {
    if (init.signal?.aborted) throw failure;
    throw new Problem(0, String(failure));
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const detail = (body as { detail?: string } | null)?.detail;
  throw new Problem(response.status, detail ?? response.statusText, body);
}

export const getJson = async <T>(url: string, signal?: AbortSignal): Promise<T> =>
  (await ask(url, signal ? { signal } : {})).json() as Promise<T>;

export const getBytes = async (url: string, signal?: AbortSignal): Promise<ArrayBuffer> =>
  (await ask(url, signal ? { signal } : {})).arrayBuffer();

export const post = (url: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
  withToken((token) => ask(url, {
    ...(signal && { signal }),
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-LandPlanner-Token': token },
    body: JSON.stringify(body),
  }));

export const postBytes = (url: string, body: Blob): Promise<Response> =>
  withToken((token) => ask(url, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', 'X-LandPlanner-Token': token }, body }));

async function withToken(send: (token: string) => Promise<Response>): Promise<Response> {
  try {
    return await send(token());
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.status !== 403) throw failure;
    await renewToken();
    return send(token());
  }
}

/** A server that was started anew knows nothing of the page's token. */
async function renewToken(): Promise<void> {
  const page = new DOMParser().parseFromString(await (await ask('/')).text(), 'text/html');
  const fresh = page.querySelector<HTMLMetaElement>('meta[name="lp-token"]')?.content;
  const meta = tokenMeta();
  if (fresh && meta) meta.content = fresh;
}

export const postJson = async <T>(url: string, body: unknown): Promise<T> => (await post(url, body)).json() as Promise<T>;

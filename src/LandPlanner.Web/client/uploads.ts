/** Files on their way to the server: dropped anywhere on the page, or chosen by a file button. The panel is told how far they are. */
import type { Context } from './map';
import * as photos from './photos';
import { getJson, token } from './wire';

export interface Sending {
  phase: 'none' | 'sending' | 'sent' | 'failed';
  /** The server's name for them. */
  upload: string | null;
  files: string[];
  loaded: number;
  total: number;
  /** Names of what is of no kind that is read. */
  leftOut: string[];
  /** Why it failed: a sentence of the server, "offline", "empty" or "size". */
  message: string | null;
}

interface Limits { extensions: string[]; mostBytes: number }
interface Item { name: string; file: File }

const TELL_EVERY_MS = 100;
const NOTHING: Sending = { phase: 'none', upload: null, files: [], loaded: 0, total: 0, leftOut: [], message: null };

let context: Context;
let sending: Sending = NOTHING;
let request: XMLHttpRequest | null = null;
let round = 0;
let told = 0;

/** How far the files are; asked by a panel that has just opened. */
export const current = (): Sending => sending;

/** The panel has what was sent. */
export function taken(): void {
  sending = NOTHING;
}

/** Stops sending; what has arrived is given up. */
export function cancel(): void {
  round++;
  request?.abort();
  giveUp();
  change(NOTHING, true);
}

export function takeDrops(of: Context): void {
  context = of;
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragenter', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (!document.body.classList.contains('lp-dropping') && !photos.hasSlots()) context.tell('Pressed', 'import');
    document.body.classList.add('lp-dropping');
  });
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
  });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('lp-dropping'); });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('lp-dropping');
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (photos.hasSlots()) return photos.drop(event);
    context.tell('Pressed', 'import');
    void unfold(event.dataTransfer!).then(send);
  });
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches('input[data-lp-upload]')) return;
    const items = [...input.files ?? []].map((file) => ({ name: file.name, file }));
    input.value = '';
    void send(items);
  });
}

/** Folders are opened: a FileGDB is one. The entries must be asked for before the drop ends. */
async function unfold(transfer: DataTransfer): Promise<Item[]> {
  const found = [...transfer.items].map((item) => {
    const [entry, file] = [item.webkitGetAsEntry(), item.getAsFile()];
    return entry ? walk(entry, '') : Promise.resolve(file ? [{ name: file.name, file }] : []);
  });
  return (await Promise.all(found)).flat();
}

async function walk(entry: FileSystemEntry, folder: string): Promise<Item[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name: folder + entry.name, file }];
  }
  const inside = /\.gdb$/i.test(entry.name) ? `${entry.name}/` : '';
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const items: Item[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return items;
    for (const child of batch) items.push(...await walk(child, inside));
  }
}

async function send(items: Item[]): Promise<void> {
  if (items.length === 0) return;
  request?.abort();
  giveUp();
  const mine = ++round;
  try {
    const limits = await getJson<Limits>('/api/uploads');
    const isTaken = ({ name }: Item) => name.includes('.gdb/') || limits.extensions.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
    const wanted = items.filter(isTaken);
    const total = wanted.reduce((sum, { file }) => sum + file.size, 0);
    const leftOut = items.filter((item) => !isTaken(item)).map(({ name }) => name);
    change({ ...NOTHING, phase: 'sending', files: wanted.map(({ name }) => name), total, leftOut }, true);
    if (wanted.length === 0 || total > limits.mostBytes) return fail(wanted.length === 0 ? 'empty' : 'size');
    let before = 0;
    for (const { name, file } of wanted) {
      const upload = await put(name, file, before, mine);
      if (mine !== round) return;
      before += file.size;
      change({ ...sending, upload, loaded: before });
    }
    change({ ...sending, phase: 'sent' }, true);
  } catch (failure) {
    if (mine === round) fail(failure instanceof Refused ? failure.message : 'offline');
  }
}

class Refused extends Error {}

function put(name: string, file: File, before: number, mine: number): Promise<string> {
  return new Promise((resolve, reject) => {
    request = new XMLHttpRequest();
    const upload = sending.upload ? `&upload=${sending.upload}` : '';
    request.open('POST', `/api/uploads?name=${encodeURIComponent(name)}${upload}`);
    request.setRequestHeader('X-LandPlanner-Token', token());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => { if (mine === round) change({ ...sending, loaded: before + loaded }); };
    request.onload = () => {
      const { status, response } = request as unknown as { status: number; response: { upload?: string; detail?: string } | null };
      if (status === 200 && response?.upload) resolve(response.upload);
      else reject(new Refused(response?.detail ?? 'offline'));
    };
    request.onerror = () => reject(new Error('offline'));
    request.send(file);
  });
}

function fail(message: string): void {
  giveUp();
  change({ ...sending, phase: 'failed', upload: null, message }, true);
}

function giveUp(): void {
  if (!sending.upload) return;
  void fetch(`/api/uploads/${sending.upload}`, { method: 'DELETE', headers: { 'X-LandPlanner-Token': token() } }).catch(() => undefined);
  sending = { ...sending, upload: null };
}

function change(next: Sending, atOnce = false): void {
  sending = next;
  if (!atOnce && performance.now() - told < TELL_EVERY_MS) return;
  told = performance.now();
  context.tell('Tell', 'uploads.changed', JSON.stringify(sending));
}

/** Photos and documents on their way to a case: chosen by a file button or dropped on its slot. The server's tray tells the panel what has arrived; here it is told how many are under way. */
import { ready } from './map';
import { postBytes, Problem } from './wire';

const RETRY_MILLISECONDS = 1500;

interface Wish { tray: string; kind: string; file: File }

const queue: Wish[] = [];
let isSending = false;

document.addEventListener('change', (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
  const slot = input.closest<HTMLElement>('[data-lp-tray]');
  if (!slot) return;
  send(slot, [...input.files ?? []]);
  input.value = '';
});

/** The slot under a drag, where there is one. While a slot is on the page files are not for the import. */
export const hasSlots = (): boolean => document.querySelector('[data-lp-tray]') !== null;

export function drop(event: DragEvent): void {
  const slots = document.querySelectorAll<HTMLElement>('[data-lp-tray]');
  const under = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-lp-tray]') : null;
  const slot = under ?? (slots.length === 1 ? slots[0]! : null);
  if (slot) send(slot, [...event.dataTransfer?.files ?? []]);
}

function send(slot: HTMLElement, files: File[]): void {
  const { lpTray: tray, lpKind: kind } = slot.dataset;
  if (!tray || !kind) return;
  queue.push(...files.map((file) => ({ tray, kind, file })));
  if (!isSending) void work();
}

async function work(): Promise<void> {
  const { tell } = await ready;
  isSending = true;
  for (let wish = queue[0]; wish; wish = queue[0]) {
    tell('Tell', 'photos.sending', JSON.stringify({ tray: wish.tray, left: queue.length, name: wish.file.name }));
    const message = await put(wish);
    if (message) tell('Tell', 'photos.failed', JSON.stringify({ tray: wish.tray, name: wish.file.name, message }));
    queue.shift();
  }
  isSending = false;
  tell('Tell', 'photos.sending', JSON.stringify({ tray: '', left: 0, name: '' }));
}

/** Sends until there is an answer: in the field the network comes and goes. The answer is why it was not taken; null where it was. */
async function put({ tray, kind, file }: Wish): Promise<string | null> {
  for (;;) {
    try {
      await postBytes(`/api/evidence-trays/${tray}?kind=${encodeURIComponent(kind)}&name=${encodeURIComponent(file.name)}`, file);
      return null;
    } catch (failure) {
      if (!(failure instanceof Problem)) return String(failure);
      if (!failure.isOffline && failure.status !== 503) return failure.message;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

/** What the attribute table needs of the browser: keys that do not scroll, columns of chosen width, rows that come into sight. */

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Enter']);
const LEAST_PIXELS = 48;

const grid = () => document.getElementById('lp-grid');

/** Joins the grid; again for a grid drawn anew. */
export function attach(): void {
  const element = grid();
  if (!element || element.dataset['joined']) return;
  element.dataset['joined'] = 'yes';
  element.addEventListener('keydown', (event) => { if (event.target === element && KEYS.has(event.key)) event.preventDefault(); });
  element.addEventListener('pointerdown', (event) => {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('.lp-grip') : null;
    if (handle) resize(element, handle, event);
  });
}

/** How many whole rows are in sight. */
export function page(rowPixels: number): number {
  const element = grid();
  return element ? Math.max(1, Math.floor((element.clientHeight - head(element)) / rowPixels) - 1) : 1;
}

/** Scrolls as little as will bring a row into sight, or its row to the middle where it is far away. Waits until there is room for the row: a table drawn anew grows. */
export function reveal(row: number, rowPixels: number, tries = 60): void {
  const element = grid();
  if (!element) return;
  const height = element.clientHeight - head(element);
  const [top, bottom] = [row * rowPixels, (row + 1) * rowPixels];
  if (element.scrollHeight - head(element) < bottom && tries > 0) {
    requestAnimationFrame(() => reveal(row, rowPixels, tries - 1));
    return;
  }
  if (top < element.scrollTop - height || bottom > element.scrollTop + 2 * height) element.scrollTop = top - height / 2;
  else if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + height) element.scrollTop = bottom - height;
}

const head = (element: HTMLElement) => element.querySelector('thead')?.clientHeight ?? 0;

function resize(element: HTMLElement, handle: HTMLElement, start: PointerEvent): void {
  const column = element.querySelectorAll<HTMLElement>('col')[Number(handle.dataset['column'])];
  if (!column) return;
  start.preventDefault();
  const width = column.getBoundingClientRect().width || parseFloat(column.style.width);
  const move = (event: PointerEvent) => { column.style.width = `${Math.max(LEAST_PIXELS, width + event.clientX - start.clientX)}px`; };
  const end = () => { removeEventListener('pointermove', move); removeEventListener('pointerup', end); };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
}

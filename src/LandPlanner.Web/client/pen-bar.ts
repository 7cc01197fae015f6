/** The numbers beside the pen: length and azimuth, locked until released, and exact coordinates. Works without the server, as all of drawing does. */
import { azimuth, distance, type Position } from './geometry';

export interface Locks { length: number | null; azimuth: number | null }

/** Whether there is something to snap to: read, not read yet, could not be read, or not from so far. */
export type Snapping = 'snapReady' | 'snapLoading' | 'snapFailed' | 'snapFar';

type Words = (name: string) => string;

export class PenBar {
  readonly locks: Locks = { length: null, azimuth: null };
  private readonly bar = document.createElement('form');
  private readonly lengthBox: HTMLInputElement;
  private readonly azimuthBox: HTMLInputElement;
  private readonly eastBox: HTMLInputElement;
  private readonly northBox: HTMLInputElement;
  /** Coordinates that somebody is typing are not overwritten by the pointer. */
  private isTyped = false;
  private readonly hint = document.createElement('span');
  private readonly snapping = document.createElement('span');

  constructor(
    private readonly word: Words,
    /** Null for where the cursor is. */
    private readonly onVertex: (at: Position | null) => void,
    private readonly onLocks: () => void,
  ) {
    this.bar.className = 'lp-pen-bar';
    this.bar.setAttribute('aria-label', word('pen'));
    this.lengthBox = this.box('pen-length', word('length'), 'm', () => this.lock('length', this.lengthBox));
    this.azimuthBox = this.box('pen-azimuth', word('azimuth'), '°', () => this.lock('azimuth', this.azimuthBox));
    this.eastBox = this.box('pen-east', word('east'), 'm', () => { this.isTyped = true; });
    this.northBox = this.box('pen-north', word('north'), 'm', () => { this.isTyped = true; });
    const add = document.createElement('button');
    add.type = 'submit';
    add.dataset['testid'] = 'pen-add';
    add.textContent = word('addVertex');
    this.bar.append(add, this.hint, this.snapping);
    this.hint.className = 'lp-pen-hint';
    this.snapping.className = 'lp-pen-snapping';
    this.bar.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.bar.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.release();
      (document.activeElement as HTMLElement | null)?.blur();
    });
    document.body.append(this.bar);
  }

  dispose(): void {
    this.bar.remove();
  }

  show(visible: boolean, hint: string): void {
    this.bar.classList.toggle('shown', visible);
    this.hint.textContent = hint;
  }

  tellSnapping(state: Snapping): void {
    this.snapping.dataset['state'] = state;
    this.snapping.textContent = this.word(state);
  }

  focus(which: 'length' | 'coordinates'): void {
    (which === 'length' ? this.lengthBox : this.eastBox).select();
    (which === 'length' ? this.lengthBox : this.eastBox).focus();
  }

  release(): void {
    this.isTyped = false;
    this.locks.length = this.locks.azimuth = null;
    this.paintLocks();
    this.onLocks();
  }

  /** Shows the leg from the last vertex to the cursor, in the boxes that are not locked or being typed in. */
  measure(last: Position | null, cursor: Position | null): void {
    const set = (box: HTMLInputElement, value: number | null, decimals: number) => {
      if (document.activeElement !== box) box.value = value === null ? '' : value.toFixed(decimals);
    };
    if (this.locks.length === null) set(this.lengthBox, last && cursor ? distance(last, cursor) : null, 2);
    if (this.locks.azimuth === null) set(this.azimuthBox, last && cursor ? azimuth(last, cursor) : null, 3);
    if (this.isTyped) return;
    set(this.eastBox, cursor ? cursor[0] : null, 3);
    set(this.northBox, cursor ? cursor[1] : null, 3);
  }

  private box(id: string, label: string, unit: string, onInput: () => void): HTMLInputElement {
    const wrap = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'text';
    input.inputMode = 'decimal';
    input.autocomplete = 'off';
    input.dataset['testid'] = id;
    input.addEventListener('input', onInput);
    wrap.append(label, input, unit);
    this.bar.append(wrap);
    return input;
  }

  private lock(which: keyof Locks, box: HTMLInputElement): void {
    this.locks[which] = number(box.value);
    this.paintLocks();
    this.onLocks();
  }

  private paintLocks(): void {
    this.lengthBox.parentElement!.classList.toggle('locked', this.locks.length !== null);
    this.azimuthBox.parentElement!.classList.toggle('locked', this.locks.azimuth !== null);
  }

  /** Enter puts a vertex at the coordinates that were typed, else where the cursor is: where the locks say. */
  private submit(): void {
    const [east, north] = [number(this.eastBox.value), number(this.northBox.value)];
    if (!this.isTyped) this.onVertex(null);
    else if (east !== null && north !== null) {
      this.isTyped = false;
      this.onVertex([east, north]);
    }
  }
}

function number(text: string): number | null {
  const value = Number(text.trim().replace(/[,，\s]/g, ''));
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
}

/** The steps of a drawing, to be undone and done again without limit. */
export class Steps<T> {
  private readonly past: T[] = [];
  private future: T[] = [];

  get canUndo(): boolean { return this.past.length > 0; }
  get canRedo(): boolean { return this.future.length > 0; }

  /** Before a change: remembers what was. */
  keep(was: T): void {
    this.past.push(was);
    this.future = [];
  }

  /** What was before the last change; null where there was none. @param now Kept, to be done again. */
  undo(now: T): T | null { return travel(this.past, this.future, now); }

  /** What was undone last; null where nothing was. */
  redo(now: T): T | null { return travel(this.future, this.past, now); }
}

function travel<T>(from: T[], to: T[], now: T): T | null {
  const step = from.pop();
  if (step === undefined) return null;
  to.push(now);
  return step;
}

/** Says what the live check found: beside the pointer at once, to the panels a few times a second. */
import type { Position } from './geometry';
import type { ShareStanding, Verdict } from './live';
import { word, type Context } from './map';
import type { SketchView } from './sketch-view';

const TELL_MILLISECONDS = 80;
const MOST_LINES = 4;

export class VerdictVoice {
  private verdict: Verdict | null = null;
  private timer = 0;

  constructor(private readonly context: Context, private readonly view: SketchView) {}

  dispose(): void {
    clearTimeout(this.timer);
  }

  hear(verdict: Verdict | null): void {
    this.verdict = verdict;
    this.view.showVerdict(verdict);
    this.timer ||= window.setTimeout(() => {
      this.timer = 0;
      this.tell();
    }, TELL_MILLISECONDS);
  }

  /** Without the shapes: those are for the map. */
  tell(): void {
    this.context.tell('Tell', 'draw.verdict', JSON.stringify(this.verdict, (key, value: unknown) => (key === 'geometry' ? undefined : value)));
  }

  /** @param at Where the pointer is; null to say nothing there. */
  write(at: Position | null): void {
    const { verdict } = this;
    if (!at || !verdict) return this.view.showText(null, []);
    const lines: Parameters<SketchView['showText']>[1] = [];
    if (verdict.area) lines.push({ text: `${verdict.area.mu.toFixed(2)} ${word('mu')} · ${verdict.area.squareMetres.toFixed(2)} m²`, tone: '' });
    if (verdict.share) {
      const { before, now } = verdict.share;
      lines.push({ text: `${word('publicShare')} ${percent(before)} → ${percent(now)}`, tone: now.outcome === 'fail' ? 'bad' : now.outcome === 'notKnown' ? 'warn' : '' });
    }
    for (const rule of verdict.rules ?? []) {
      if (rule.verdict === 'violation') lines.push({ text: `${rule.title} ${rule.found?.area.mu.toFixed(2) ?? ''} ${word('mu')}`, tone: 'bad' });
    }
    for (const defect of verdict.defects.slice(0, 1)) lines.push({ text: word(`defect.${defect.reason}`), tone: 'warn' });
    this.view.showText(at, lines.slice(0, MOST_LINES));
  }
}

const percent = ({ least, most }: ShareStanding) =>
  least === undefined || most === undefined ? '—' : least === most ? `${least.toFixed(2)}%` : `${least.toFixed(2)}–${most.toFixed(2)}%`;

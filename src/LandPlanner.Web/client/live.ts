/** Asks what the audit would say of the shape under the pen. Never more than one question is under way: when an answer comes, only the newest shape is asked about. */
import { toGeoJson, type Shape } from './geometry';
import { postJson, Problem } from './wire';

export interface AreaFigure { squareMetres: number; mu: number; hectares: number }
export interface Part { area: AreaFigure; geometry?: { type: string; coordinates: unknown }; constraints: string[] }
export interface RuleVerdict { rule: string; title: string; verdict: 'violation' | 'notice' | 'sliver' | 'notCovered' | 'clear'; found?: Part; slivers?: Part; declared?: AreaFigure; difference?: AreaFigure }
/** How much of a scheme is of public benefit, in percent; both bounds are the share where all classes are known. */
export interface ShareStanding { outcome: 'pass' | 'fail' | 'notKnown'; least?: number; most?: number; why: string }
export interface Verdict {
  revision: number;
  defects: { reason: string; x?: number; y?: number }[];
  area?: AreaFigure;
  perimeterMetres?: number;
  rules?: RuleVerdict[];
  classes?: { code: string; name: string; colour: string | null; area: AreaFigure }[];
  villages?: { name: string; area: AreaFigure }[];
  /** Of the scheme the parcel belongs to, in percent. */
  share?: { limit: number; before: ShareStanding; now: ShareStanding };
  notes: string[];
  serverMilliseconds: number;
}

interface Question { layer: string; id: number | null; shape: Shape; values: Record<string, string> }

export class LiveVerdict {
  private asking = false;
  private next: Question | null = null;
  private stopped = false;

  constructor(private readonly onVerdict: (verdict: Verdict) => void, private readonly onFailure: (problem: Problem) => void) {}

  ask(question: Question): void {
    this.next = question;
    if (!this.asking) void this.run();
  }

  stop(): void {
    this.stopped = true;
    this.next = null;
  }

  private async run(): Promise<void> {
    this.asking = true;
    while (this.next && !this.stopped) {
      const question = this.next;
      this.next = null;
      try {
        const verdict = await postJson<Verdict>('/api/check', { layer: question.layer, id: question.id, geometry: toGeoJson(question.shape), values: question.values });
        if (!this.stopped) this.onVerdict(verdict);
      } catch (failure) {
        if (failure instanceof Problem && !this.stopped) this.onFailure(failure);
      }
    }
    this.asking = false;
  }
}

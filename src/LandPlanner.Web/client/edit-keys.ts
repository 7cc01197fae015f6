/** Keys while something is drawn. They go before those that open panels. */
import type { Tool } from './draw';
import type { EditSession } from './edit-session';
import { isTyping } from './keys';

const TOOLS: Record<string, Tool> = { p: 'polygon', r: 'rectangle', c: 'circle', h: 'hole', v: 'vertices', g: 'move', o: 'rotate', k: 'scale' };
const STEPS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEP_METRES = 0.1;
const LARGE_STEP_METRES = 1;

export function watch(session: EditSession): () => void {
  const listen = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.defaultPrevented || !act(session, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', listen, { capture: true });
  return () => document.removeEventListener('keydown', listen, { capture: true });
}

/** @returns Whether the key was for the drawing. */
function act(session: EditSession, event: KeyboardEvent): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return done(event.shiftKey ? session.redo() : session.undo());
    return key === 'y' && done(session.redo());
  }
  if (event.altKey) return false;
  const tool = TOOLS[key];
  if (tool) return done(session.use(tool));
  const step = STEPS[key];
  if (step) {
    if (session.isDrawing || (session.tool === 'vertices' && !session.chosen)) return false;
    return done(session.nudge(step[0], step[1], event.shiftKey ? LARGE_STEP_METRES : STEP_METRES));
  }
  switch (key) {
    case 'z': return done(session.undo());
    case 'y': return done(session.redo());
    case 'Enter': return session.isDrawing && done(session.finish());
    case 'Escape': return done(session.stop());
    case 'Backspace': return done(session.isDrawing ? session.removeLast() : session.removeVertex());
    case 'Delete': return done(session.removeVertex());
    case 't': return session.isDrawing && done(session.toggleTrace());
    case 'x': return session.isDrawing && done(session.penBar.focus('coordinates'));
    case 'l': return session.isDrawing && done(session.penBar.focus('length'));
    case 'n': return session.tool === 'vertices' && done(session.choose(event.shiftKey ? -1 : 1));
    default: return false;
  }
}

const done = (_: void) => true;

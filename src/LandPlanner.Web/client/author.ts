/** In whose name this browser makes changes. */

const KEY = 'lp-author';

/** Empty where nobody has said: the server then takes its own. */
export function author(): string {
  return localStorage.getItem(KEY) ?? '';
}

export function setAuthor(name: string): void {
  const trimmed = name.trim();
  if (trimmed) localStorage.setItem(KEY, trimmed);
  else localStorage.removeItem(KEY);
}

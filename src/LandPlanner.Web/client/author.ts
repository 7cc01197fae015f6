/** In whose name this browser changes the workspace. */
const NAME = 'lp-author';

/** Null where nobody said: the server then names whoever started it. */
export function author(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function setAuthor(name: string): void {
  try {
    if (name.trim()) localStorage.setItem(NAME, name.trim());
    else localStorage.removeItem(NAME);
  } catch {
    // A browser that keeps nothing forgets the name with the page.
  }
}

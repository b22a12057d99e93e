/** Which of two names stands first, numbers within them by their value: “Round 2” before “Round 10”. */
export function byLibraryName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return a.name.localeCompare(b.name, 'en-GB', { numeric: true }) || compare(a.id, b.id)
}

/** Which of two documents stands first: what is pinned, then by name (FIL69). */
export function byPlaceInLibrary(
  a: { name: string; id: string; pinned: boolean },
  b: { name: string; id: string; pinned: boolean },
): number {
  return Number(b.pinned) - Number(a.pinned) || byLibraryName(a, b)
}

/** Whether two names are one to a reader (FIL66). */
export function isSameName(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

function folded(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en-GB')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The five characters by which PostgreSQL says what went wrong; `undefined` for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

/** The database said no to a statement; a lost connection or a database without room is no statement's own fault. */
export function refusedByDatabase(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== undefined && !/^(08|53|57)/.test(state)
}

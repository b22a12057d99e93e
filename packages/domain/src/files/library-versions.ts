import type { FileState } from '@baton/contract'

/** Of a file that nobody has been able to open yet, or ever will. */
const neverOpened: ReadonlySet<FileState> = new Set(['receiving', 'checking', 'refused'])

/**
 * Which version of a document opens: the newest whose file came through its checks, so that nobody is without the
 * guideline while a newer one is checked or after it was refused (FIL68). One that was damaged or removed later is not
 * passed over: an older one must never look like the newest.
 *
 * @param versions newest first, at least one
 */
export function whatOpens<Version extends { readonly state: FileState }>(
  versions: readonly [Version, ...Version[]],
): { current: Version; pending: Version | null } {
  const [newest] = versions
  const current = versions.find(({ state }) => !neverOpened.has(state)) ?? newest
  return { current, pending: current === newest ? null : newest }
}

import type { StoredFile } from '@baton/contract'
import { asDay } from '../../../ui/time/format-time.ts'

export type FileOfPatient = StoredFile

/** As many as one answer holds: then there may be more. */
export const page = 100

/** Files under the day on which they were added, each once; those that were removed for good are left out. */
export function filesByDay(
  files: readonly FileOfPatient[],
  now: Date,
): { readonly day: string; readonly files: readonly FileOfPatient[] }[] {
  const once = [...new Map(files.map((file) => [file.id, file])).values()]
  const shown = once.filter(({ state }) => state !== 'removed')
  return [...Map.groupBy(shown, ({ addedAt }) => asDay(new Date(addedAt), now))].map(([day, ofDay]) => ({
    day,
    files: ofDay,
  }))
}

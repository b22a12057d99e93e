import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { z } from 'zod'
import { useClient } from '../platform/use-client.ts'

/** Most files beside which one is opened: as many as one question for their small pictures takes. */
const mostBeside = 50

/**
 * A file that is looked at, over whatever screen one is on, stands in the search of the address. So the screen below
 * stays as it is, and going back leads there. What is shown as the address is the file's own.
 */
export const openedSearch = z.object({
  file: z.uuid().optional().catch(undefined),
  /** The files that stand at the same place, in their order. */
  beside: z
    .string()
    .max(37 * mostBeside)
    .optional()
    .catch(undefined),
  /** The connected organisation whose file it is; absent of a file of my own. */
  fileAt: z.uuid().optional().catch(undefined),
})

export interface OpeningFile {
  /**
   * Opens a file over this screen.
   *
   * @param beside the files of the same place, in their order, this one among them
   */
  open(fileId: string, beside?: readonly string[]): void
  /** Goes to another of those beside which it was opened; going back still leads to the screen. */
  goTo(fileId: string): void
  close(): void
}

/** Opens and closes files over the screen that one is on. */
export function useOpeningFile(): OpeningFile {
  const navigate = useNavigate()
  const router = useRouter()
  const fileAt = useClient().visiting?.id
  const open = useCallback(
    (fileId: string, beside: readonly string[] = []) =>
      void navigate({
        to: '.',
        search: (search) => ({ ...search, file: fileId, beside: besideWords(fileId, beside), fileAt }),
        mask: { to: '/files/$fileId', params: { fileId }, search: { fileAt } },
      }),
    [navigate, fileAt],
  )
  const goTo = useCallback(
    (fileId: string) =>
      void navigate({
        to: '.',
        search: (search) => ({ ...search, file: fileId, fileAt }),
        mask: { to: '/files/$fileId', params: { fileId }, search: { fileAt } },
        replace: true,
      }),
    [navigate, fileAt],
  )
  return { open, goTo, close: () => router.history.back() }
}

/** Fifty of them, this one inside. */
function besideWords(fileId: string, beside: readonly string[]): string | undefined {
  const place = beside.indexOf(fileId)
  if (place === -1 || beside.length < 2) return undefined
  const start = Math.max(0, Math.min(place - mostBeside / 2, beside.length - mostBeside))
  return beside.slice(start, start + mostBeside).join(',')
}

import * as z from 'zod'

/** What a person is told about a setting. */
export interface Note {
  /** What a good value is; completes "NAME must be …". */
  readonly expects: string
  /** What holds when it is left out. */
  readonly unset: string
  readonly means: string
  /** Never repeated in a message. */
  readonly secret?: true
}

export const notes = z.registry<Note>()

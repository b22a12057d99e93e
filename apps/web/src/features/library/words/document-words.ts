import type { DocumentVersion, LibraryDocument } from '@baton/contract'
import { dayAt, validityOf } from '@baton/domain/files/library-validity'
import { asAgo, asDate } from '../../../ui/time/format-time.ts'

/** What is said of a document's days. The words say it; the tone helps. */
export interface ValidityWords {
  readonly words: string
  readonly tone: 'bad' | 'warn' | 'quiet'
  /** It presses: said wherever the document stands, and not on its own page alone. */
  readonly presses: boolean
}

/** So many days ahead, a day that comes is said wherever the document stands. */
const soon = 30
/** Longer ago than so many days, the date says more than their number. */
const longAgo = 60

/** “Expired 2 days ago: check before you use it”; nothing when it has no day (FIL70). */
export function validityWords(
  document: Pick<LibraryDocument, 'reviewOn' | 'expiresOn'>,
  now: Date,
): ValidityWords | undefined {
  const validity = validityOf(document, dayAt(now))
  if (validity.state === 'undated') return undefined
  const { on, days } = validity
  switch (validity.state) {
    case 'expired':
      return { words: `Expired ${since(on, days)}: check before you use it`, tone: 'bad', presses: true }
    case 'review-due': {
      const words = days === 0 ? 'Review due today' : `Review was due on ${dayWords(on)}`
      return { words, tone: 'warn', presses: true }
    }
    case 'expires':
      return {
        words: `Expires on ${dayWords(on)}`,
        tone: days <= soon ? 'warn' : 'quiet',
        presses: days <= soon,
      }
    case 'review':
      return { words: `Review by ${dayWords(on)}`, tone: 'quiet', presses: days <= soon }
  }
}

/** 3 January 2027 */
export function dayWords(day: string): string {
  return asDate(new Date(`${day}T12:00:00Z`))
}

/** “Version 3 by Grace Adeyemi, yesterday at 14:05”. */
export function versionWords(
  { number, by, at }: Pick<DocumentVersion, 'number' | 'by' | 'at'>,
  { nameOf, now }: { readonly nameOf: (personId: string) => string; readonly now: Date },
): string {
  return `Version ${number} by ${nameOf(by)}, ${asAgo(new Date(at), now)}`
}

/** Why a newer version does not open yet, or never will; nothing when there is none. */
export function pendingWords(pending: DocumentVersion | null): string | undefined {
  if (pending === null) return undefined
  const { number, file } = pending
  return file.state === 'refused'
    ? `Version ${number} did not pass the checks`
    : `Version ${number} is being checked`
}

/** A name to begin with: the file's, without what says its type. */
export function nameFrom(fileName: string): string {
  const bare = fileName.replace(/\.[a-z0-9]{1,5}$/i, '').trim()
  return bare === '' ? fileName : bare
}

function since(on: string, days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  return days > longAgo ? `on ${dayWords(on)}` : `${days} days ago`
}

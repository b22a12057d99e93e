import type { Upload } from '@baton/client'

/** What a photo of a patient rests on has not been said. */
export function asksConsent({
  state,
  needsConsent,
  consent,
}: Pick<Upload, 'state' | 'needsConsent' | 'consent'>): boolean {
  return needsConsent && consent === null && state !== 'parked'
}

/** Why what is written cannot be sent with these files yet. */
export function blockedBy(uploads: readonly Upload[]): string | null {
  if (uploads.some(({ state }) => state === 'parked')) return 'Remove what was not added, then send.'
  // Until all of it is kept here, a message that names it could outlive it.
  if (uploads.some(({ state }) => state === 'keeping')) return 'Adding the file'
  if (uploads.some(asksConsent)) return 'Say whether the patient agreed, then send.'
  return null
}

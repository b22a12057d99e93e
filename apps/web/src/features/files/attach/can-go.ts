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
  if (uploads.some(asksConsent)) return 'Say whether the patient agreed, then send.'
  return null
}

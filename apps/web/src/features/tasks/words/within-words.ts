import type { Within } from '@baton/contract'

/** How soon something is wanted, the soonest first. */
export const withinWords: Readonly<Record<Within, { readonly label: string; readonly short: string }>> = {
  '30-min': { label: 'Within 30 minutes', short: '30 min' },
  '1-h': { label: 'Within an hour', short: '1 hour' },
  '2-h': { label: 'Within 2 hours', short: '2 hours' },
  '4-h': { label: 'Within 4 hours', short: '4 hours' },
  '8-h': { label: 'Within 8 hours', short: '8 hours' },
  'next-round': { label: 'By the next round', short: 'Next round' },
}

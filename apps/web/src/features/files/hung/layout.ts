import type { StoredFile } from '@baton/contract'

/** A picture whose size is not known yet has the place of one by a telephone. */
const usualRatio = 4 / 3
/** A picture that is narrower or wider than this is shown cut. */
const [narrowest, widest] = [9 / 16, 21 / 9]

/** A picture, something to play, or a card: what cannot be seen is a card that says why. */
export function lookOf({ kind, state }: Pick<StoredFile, 'kind' | 'state'>): 'picture' | 'player' | 'card' {
  const mayBeSeen = state === 'ready' || state === 'checking' || state === 'receiving'
  if (kind === 'image' && mayBeSeen) return 'picture'
  return kind === 'audio' && state === 'ready' ? 'player' : 'card'
}

/** Width by height, so that a picture's place is kept before it is here. */
export function ratioOf({ width, height }: Pick<StoredFile, 'width' | 'height'>): number {
  const ratio = width && height ? width / height : usualRatio
  return Math.min(widest, Math.max(narrowest, ratio))
}

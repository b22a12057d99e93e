import type { WantedPicture } from '@baton/contract'
import type { LineQuality } from '@baton/domain/calls/line-quality'

/** Which pictures are asked for: on a fair line everything small, on a poor one the shared screen alone (CAL20). */
export function wantedOn(wanted: readonly WantedPicture[], quality: LineQuality): WantedPicture[] {
  if (quality === 'good') return [...wanted]
  const left = quality === 'fair' ? wanted : wanted.filter(({ source }) => source === 'screen')
  return left.map((picture) => (picture.source === 'screen' ? picture : { ...picture, size: 'small' }))
}

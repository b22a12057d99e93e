import type { Mention } from '@baton/contract'
import { fromBody } from '../messaging/composer/mention-code.ts'
import { highlighted } from './highlighted.ts'

interface HitProps {
  readonly body: string
  readonly highlights: readonly (readonly [number, number])[]
  readonly nameOf: (mention: Mention) => string
}

/** The words of a message that was found, with what matched marked. */
export function Hit({ body, highlights, nameOf }: HitProps) {
  return (
    <>
      {highlighted(body, highlights).map(({ text, isHit }, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
        isHit ? <mark key={place}>{text}</mark> : <span key={place}>{plain(text, nameOf)}</span>,
      )}
    </>
  )
}

/** Names for codes, and no marks of bold and the like: a line of results is read, not formatted. */
function plain(text: string, nameOf: (mention: Mention) => string): string {
  return fromBody(text, nameOf).text.replaceAll(/\*\*|~~|`/g, '')
}

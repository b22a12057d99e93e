import type { Layer } from '@baton/contract'
import { asClock, asListTime, daysBetween } from '../../../../ui/time/format-time.ts'

export interface LayerSnapshot {
  readonly personId: string
  /** “you” for one’s own. */
  readonly name: string
  /** 14:05, or Tuesday 14:05 */
  readonly when: string
  readonly isOn: boolean
}

interface Around {
  readonly viewerId: string
  readonly nameOf: (personId: string) => string
  readonly now: Date
  /** Whose layers are switched off. */
  readonly off: ReadonlySet<string>
}

/** Who drew on a picture, and when; the first to draw stands first. An empty layer is none. */
export function layersOf(layers: readonly Layer[], { viewerId, nameOf, now, off }: Around): LayerSnapshot[] {
  return layers
    .filter(({ shapes }) => shapes.length > 0)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ personId, at }) => {
      const moment = new Date(at)
      const clock = asClock(moment)
      return {
        personId,
        name: personId === viewerId ? 'you' : nameOf(personId),
        when: daysBetween(moment, now) === 0 ? clock : `${asListTime(moment, now)}, ${clock}`,
        isOn: !off.has(personId),
      }
    })
}

/** “Drawn on by you at 14:05, and Daniel Okafor at 14:10” */
export function drawnByWords(layers: readonly LayerSnapshot[]): string {
  const shown = layers.filter(({ isOn }) => isOn).map(({ name, when }) => `${name} at ${when}`)
  const hidden = layers.length - shown.length
  const list =
    shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')}, and ${shown.at(-1) ?? ''}`
  const rest =
    hidden === 0 ? '' : hidden === 1 ? '1 drawing is switched off' : `${hidden} drawings are switched off`
  return [list === '' ? '' : `Drawn on by ${list}`, rest].filter((part) => part !== '').join('. ')
}

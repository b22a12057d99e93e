import type { LiveSnapshot } from '../meeting/live/live.ts'

/** The meeting that I am in while I work elsewhere. */
export interface DockSnapshot {
  readonly title: string
  /** “04:05”, “Connecting…”, “Line down”: how it goes. */
  readonly words: string
  readonly isGood: boolean
  readonly hasMicrophone: boolean
  readonly isMuted: boolean
}

interface DockState {
  readonly live: Pick<LiveSnapshot, 'phase' | 'hasLine' | 'transport'> & {
    readonly own: { readonly microphone: boolean }
  }
  readonly title: string
  /** When I came in, and now, in ms since 1970. */
  readonly since: number
  readonly now: number
}

/** A pure picture of it; `undefined` when it is over. */
export function dockSnapshot({ live, title, since, now }: DockState): DockSnapshot | undefined {
  if (live.phase === 'over') return undefined
  const words = troubleOf(live)
  return {
    title,
    words: words ?? clockOf(now - since),
    isGood: words === undefined,
    hasMicrophone: live.phase === 'in',
    isMuted: !live.own.microphone,
  }
}

function troubleOf({ phase, hasLine, transport }: DockState['live']): string | undefined {
  if (phase === 'waiting') return 'Waiting to be let in'
  if (phase === 'entering') return 'Connecting…'
  if (transport?.state === 'failed') return 'Line down'
  if (transport?.state === 'silent') return 'Nothing is heard'
  if (!hasLine || transport?.state === 'mending') return 'Reconnecting…'
  return transport?.state === 'connecting' ? 'Connecting…' : undefined
}

/** “04:05”, and from an hour on “1:04:05”. */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = `${two(minutes)}:${two(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest}`
}

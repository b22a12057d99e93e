import type { Delivered } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import type { Clock } from '../ports.ts'
import type { Follower } from '../sync/follower.ts'
import type { View } from './watched.ts'

/** What every view is made from. */
export interface Shared {
  readonly clock: Clock
  readonly random: () => number
  isUp(): boolean
  watched(): void
}

/** Views of many things, as one follower of my own stream. */
export interface Views {
  readonly follower: Follower
  /** One view for all who ask for the same. */
  keyed<Kept extends View>(kind: string, create: (id: string, shared: Shared) => Kept): (id: string) => Kept
  /**
   * What I am on duty for: when that is another, so is what I may see, and no event tells it. Asks again for what is
   * looked at, and lets go of the rest.
   */
  dutyIs(mine: MyDuty | null): void
}

/** So many are kept level that nobody looks at, so that going back is at once. */
const mostUnwatched = 6

export function createViews({
  clock,
  random,
}: {
  readonly clock: Clock
  readonly random: () => number
}): Views {
  /** By what each is of; those looked at last stand last. */
  const views = new Map<string, View>()
  let isUp = false
  let dutyBefore: string | undefined

  /** Lets go of what was looked at longest ago. The view itself stays, empty: a screen may still hold it. */
  function used(key: string, view: View): void {
    views.delete(key)
    views.set(key, view)
    const unwatched = [...views.values()].filter((one) => !one.isWatched() && one.position() !== undefined)
    for (const old of unwatched.slice(0, Math.max(0, unwatched.length - mostUnwatched))) old.clear()
  }

  function all(): View[] {
    return [...views.values()]
  }

  return {
    keyed(kind, create) {
      type Kept = ReturnType<typeof create>
      const known = new Map<string, Kept>()
      return (id) => {
        const held = known.get(id)
        if (held) return held
        const key = `${kind} ${id}`
        const view: Kept = create(id, { clock, random, isUp: () => isUp, watched: () => used(key, view) })
        known.set(id, view)
        views.set(key, view)
        return view
      }
    },
    dutyIs(mine) {
      const standing = mine ? standingOf(mine) : undefined
      const isAnother = standing !== undefined && dutyBefore !== undefined && standing !== dutyBefore
      dutyBefore = standing
      if (!isAnother) return
      for (const view of all()) {
        if (view.isWatched()) view.renew()
        else view.clear()
      }
    },
    follower: {
      kind: 'person',
      position() {
        const held = all().flatMap((view) => view.position() ?? [])
        return held.length === 0 ? undefined : Math.min(...held)
      },
      event(event: Delivered) {
        for (const view of all()) view.event(event)
      },
      welcomed(head, reset) {
        isUp = true
        for (const view of all()) view.welcomed(head, reset)
      },
      refetch(at) {
        for (const view of all()) view.refetch(at)
      },
      lost() {
        isUp = false
        for (const view of all()) view.lost()
      },
      clear() {
        isUp = false
        for (const view of all()) view.clear()
      },
    },
  }
}

function standingOf({ duty, holding }: MyDuty): string {
  return [duty.state, duty.from, duty.placeId, ...holding.map(({ id }) => id).sort()].join(' ')
}

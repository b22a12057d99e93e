import type { Delivered, Duty, Role } from '@baton/contract'
import { applyToMyDuty, applyToRoles, type Duties, type MyDuty, type Roles, type Viewer } from '@baton/domain'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Follower, followStream } from '../sync/follower.ts'
import { createDuties } from './duties.ts'

/** Every role with who holds it now. */
export interface RolesSnapshot {
  /** `false` until the first snapshot is here, from the cache or the server. */
  readonly loaded: boolean
  /** By name, retired ones too. */
  readonly all: readonly Role[]
  readonly byId: ReadonlyMap<string, Role>
}

/** What everyone and I are on duty for, as this device knows it. */
export interface DutyPart {
  /** Whether I am on duty, what I hold and am offered, and what the rota proposes; `null` until it is known. */
  readonly mine: Store<MyDuty | null>
  readonly roles: Store<RolesSnapshot>
  /** The duty of everyone whose duty is known by now. */
  readonly people: Store<ReadonlyMap<string, Duty>>
  /** Their duty, or `undefined` until it is known: asking makes the client look it up. */
  of(personId: string): Duty | undefined
  /** Asks again what the rota proposes: it follows the clock, and no event tells. */
  renew(): void
}

/** What a cache keeps of it. */
export interface KeptDuty {
  readonly mine: MyDuty | null
  readonly roles: Roles | null
  readonly people: Duties | null
}

export interface DutyHolding extends DutyPart {
  readonly followers: readonly Follower[]
  /** The roles alone: what a visitor may know of it. */
  readonly roleFollower: Follower
  /** An event of any stream was taken in. */
  heard(event: Delivered): void
  load(kept: KeptDuty): void
  kept(): KeptDuty
}

interface DutyDeps {
  readonly clock: Clock
  readonly random: () => number
  viewer(): Viewer
  fetchMine(): Promise<Answer<MyDuty>>
  fetchRoles(): Promise<Answer<Roles>>
  lookUp(personIds: string): Promise<Answer<Duties>>
  /** Something changed that a cache would want to keep. */
  changed(): void
}

const none: RolesSnapshot = { loaded: false, all: [], byId: new Map() }

/** Roles and duty, held level with the streams on which they change. */
export function createDuty(deps: DutyDeps): DutyHolding {
  const { clock, random, viewer } = deps
  const roles = followStream<Roles>({
    kind: 'organisation',
    clock,
    random,
    fetch: deps.fetchRoles,
    apply: (held, event) => applyToRoles(held, event, viewer()),
    changed: () => tell(rolesStore),
  })
  const mine = followStream<MyDuty>({
    kind: 'person',
    clock,
    random,
    fetch: deps.fetchMine,
    apply: (held, event) => applyToMyDuty(held, event, viewer()),
    changed: () => tell(mineStore),
  })
  const people = createDuties({ clock, lookUp: deps.lookUp, changed: deps.changed })

  const rolesStore = derived<RolesSnapshot>(() => {
    const all = roles.held()?.roles
    return all ? { loaded: true, all, byId: new Map(all.map((role) => [role.id, role])) } : none
  })
  const mineStore = derived<MyDuty | null>(() => mine.held() ?? null)

  function tell(store: { changed(): void }): void {
    store.changed()
    deps.changed()
  }

  return {
    mine: mineStore,
    roles: rolesStore,
    people: people.store,
    of: people.of,
    renew: mine.renew,
    followers: [roles, mine, people],
    roleFollower: roles,
    heard(event) {
      if (!event.stream.startsWith('organisation:')) return
      mine.change((held) => {
        const replayed = applyToMyDuty(held, event, viewer())
        return replayed.outcome === 'applied' ? replayed.state : held
      })
      // What is proposed and could be taken follows from what I am on duty for, and no event tells it.
      if (event.type === 'duty.changed' && event.data.duty.personId === viewer().personId) mine.renew()
    },
    load(kept) {
      if (kept.mine) mine.load(kept.mine)
      if (kept.roles) roles.load(kept.roles)
      if (kept.people) people.load(kept.people)
    },
    kept: () => ({
      mine: mine.held() ?? null,
      roles: roles.held() ?? null,
      people: people.kept() ?? null,
    }),
  }
}

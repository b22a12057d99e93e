import type { api, Delivered, OutputOf } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import {
  applyToList,
  applyToLists,
  applyToPatient,
  applyToWard,
  type Lists,
  type OpenList,
  type OpenWard,
} from '@baton/domain/patients/replay'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import type { Follower } from '../sync/follower.ts'
import { createView, type View, type Watching } from './watched.ts'

/** One patient, and why I may see them. */
export type PatientView = OutputOf<typeof api.patients.openPatient>

/** Wards, lists and patients: each fetched and kept level while a screen looks at it, and nothing kept on the device. */
export interface PatientsPart {
  ward(wardId: string): Watching<OpenWard>
  patient(patientId: string): Watching<PatientView>
  list(listId: string): Watching<OpenList>
  readonly lists: Watching<Lists>
}

export interface PatientsHolding extends PatientsPart {
  readonly follower: Follower
  /** What I am on duty for: when that is another, so is what I may see, and no event tells it. */
  dutyIs(mine: MyDuty | null): void
}

interface PatientsDeps {
  readonly clock: Clock
  readonly random: () => number
  personId(): string
  fetchWard(wardId: string): Promise<Answer<OutputOf<typeof api.patients.listWard>>>
  fetchPatient(patientId: string): Promise<Answer<PatientView>>
  fetchList(listId: string): Promise<Answer<OpenList>>
  fetchLists(): Promise<Answer<Lists>>
}

/** So many are kept level that nobody looks at, so that going back is at once. */
const mostUnwatched = 6
/** After a reason has run out, in ms: by then the server says so too. */
const afterGlass = 1_000

export function createPatients(deps: PatientsDeps): PatientsHolding {
  /** By what each is of; those looked at last stand last. */
  const views = new Map<string, View>()
  let isUp = false
  let dutyBefore: string | undefined

  const viewer = () => ({ personId: deps.personId() })
  const shared = (key: string) => ({
    clock: deps.clock,
    random: deps.random,
    isUp: () => isUp,
    watched: () => used(key),
  })

  const ward = keyed('ward', (wardId, key) =>
    createView<OpenWard>({
      ...shared(key),
      async fetch() {
        const answer = await deps.fetchWard(wardId)
        return answer.ok ? { ok: true, value: { ...answer.value, wardId } } : answer
      },
      apply: (open, event) => applyToWard(open, event, viewer()),
      reopens: () => false,
    }),
  )

  const patient = keyed('patient', (patientId, key) => {
    let stopTimer: (() => void) | undefined
    let wardId: string | null | undefined
    const view: Watching<PatientView> & View = createView<PatientView>({
      ...shared(key),
      fetch: () => deps.fetchPatient(patientId),
      apply(open, event) {
        const replayed = applyToPatient(open, event, viewer())
        return replayed.outcome === 'applied'
          ? { outcome: 'applied', state: { ...open, ...replayed.state } }
          : replayed
      },
      reopens: (event) => event.type === 'patient.changed' && event.data.patient.id === patientId,
      changed(held) {
        stopTimer?.()
        stopTimer = held?.glassUntil ? deps.clock.setTimer(leftOf(held.glassUntil), view.renew) : undefined
        // Why I may see somebody hangs on where they are, and no event tells it.
        const hasMoved = held !== undefined && wardId !== undefined && wardId !== held.patient.wardId
        wardId = held?.patient.wardId
        if (hasMoved) view.renew()
      },
    })
    return view
  })

  const list = keyed('list', (listId, key) =>
    createView<OpenList>({
      ...shared(key),
      fetch: () => deps.fetchList(listId),
      apply: (open, event) => applyToList(open, event, viewer()),
      reopens: (event) => event.type === 'list.changed' && event.data.list.id === listId,
    }),
  )

  const lists = keyed('lists', (_, key) =>
    createView<Lists>({
      ...shared(key),
      fetch: deps.fetchLists,
      apply: (all, event) => applyToLists(all, event, viewer()),
      reopens: () => false,
    }),
  )('mine')

  /** One view for all who ask for the same. */
  function keyed<Kept extends View>(kind: string, create: (id: string, key: string) => Kept) {
    const known = new Map<string, Kept>()
    return (id: string): Kept => {
      const view = known.get(id) ?? create(id, `${kind}:${id}`)
      known.set(id, view)
      if (!views.has(`${kind}:${id}`)) views.set(`${kind}:${id}`, view)
      return view
    }
  }

  /** Lets go of what was looked at longest ago. The view itself stays, empty: a screen may still hold it. */
  function used(key: string): void {
    const view = views.get(key)
    if (!view) return
    views.delete(key)
    views.set(key, view)
    const unwatched = [...views.values()].filter((one) => !one.isWatched() && one.position() !== undefined)
    for (const old of unwatched.slice(0, Math.max(0, unwatched.length - mostUnwatched))) old.clear()
  }

  function leftOf(until: string): number {
    return Math.max(0, Date.parse(until) - deps.clock.now().getTime()) + afterGlass
  }

  return {
    ward,
    patient,
    list,
    lists,
    dutyIs(mine) {
      const standing =
        mine && [mine.duty.state, mine.duty.placeId, ...mine.holding.map(({ id }) => id).sort()].join(' ')
      const isAnother = standing !== null && dutyBefore !== undefined && standing !== dutyBefore
      dutyBefore = standing ?? undefined
      if (!isAnother) return
      for (const view of views.values()) {
        if (view.isWatched()) view.renew()
        else view.clear()
      }
    },
    follower: {
      kind: 'person',
      position() {
        const held = [...views.values()].flatMap((view) => view.position() ?? [])
        return held.length === 0 ? undefined : Math.min(...held)
      },
      event(event: Delivered) {
        for (const view of views.values()) view.event(event)
      },
      welcomed(head, reset) {
        isUp = true
        for (const view of views.values()) view.welcomed(head, reset)
      },
      refetch(at) {
        for (const view of views.values()) view.refetch(at)
      },
      lost() {
        isUp = false
        for (const view of views.values()) view.lost()
      },
      clear() {
        isUp = false
        for (const view of views.values()) view.clear()
      },
    },
  }
}

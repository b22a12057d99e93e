import type { api, OutputOf } from '@baton/contract'
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
import { createViews } from '../views/views.ts'
import { createView, type View, type Watching } from '../views/watched.ts'

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

/** After a reason has run out, in ms: by then the server says so too. */
const afterGlass = 1_000

export function createPatients(deps: PatientsDeps): PatientsHolding {
  const { keyed, dutyIs, follower } = createViews(deps)
  const viewer = () => ({ personId: deps.personId() })

  const ward = keyed('ward', (wardId, shared) =>
    createView<OpenWard>({
      ...shared,
      async fetch() {
        const answer = await deps.fetchWard(wardId)
        return answer.ok ? { ok: true, value: { ...answer.value, wardId } } : answer
      },
      apply: (open, event) => applyToWard(open, event, viewer()),
      reopens: () => false,
    }),
  )

  const patient = keyed('patient', (patientId, shared) => {
    let stopTimer: (() => void) | undefined
    let wardId: string | null | undefined
    const view: Watching<PatientView> & View = createView<PatientView>({
      ...shared,
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

  const list = keyed('list', (listId, shared) =>
    createView<OpenList>({
      ...shared,
      fetch: () => deps.fetchList(listId),
      apply: (open, event) => applyToList(open, event, viewer()),
      reopens: (event) => event.type === 'list.changed' && event.data.list.id === listId,
    }),
  )

  const lists = keyed('lists', (_, shared) =>
    createView<Lists>({
      ...shared,
      fetch: deps.fetchLists,
      apply: (all, event) => applyToLists(all, event, viewer()),
      reopens: () => false,
    }),
  )('mine')

  function leftOf(until: string): number {
    return Math.max(0, Date.parse(until) - deps.clock.now().getTime()) + afterGlass
  }

  return { ward, patient, list, lists, dutyIs, follower }
}

import { api, type PatientList } from '@baton/contract'
import { useState } from 'react'
import { useAct } from '../../../app/session/use-act.ts'
import { moved } from './list-snapshot.ts'

/** Moves patients on a list: shown at once, and as the server says it as soon as that is here. */
export function useOrdering(list: PatientList) {
  const { run, failure } = useAct(api.patients.moveOnList)
  const [wished, setWished] = useState<{ readonly order: readonly string[]; readonly version: number }>()
  const order = wished?.version === list.version ? wished.order : undefined

  async function move(patientId: string, beforePatientId: string | null): Promise<void> {
    const now = order ?? list.entries.map(({ patient }) => patient.id)
    const next = moved(now, patientId, beforePatientId)
    if (next === now) return
    setWished({ order: next, version: list.version })
    const answer = await run({ listId: list.id, patientId, beforePatientId })
    if (!answer.ok) setWished(undefined)
  }

  return { order, move, failure }
}

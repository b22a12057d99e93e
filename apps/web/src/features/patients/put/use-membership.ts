import { api, type Patient, type PatientList } from '@baton/contract'
import { useAct } from '../../../app/session/use-act.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { nameWords } from '../words/identity-words.ts'

/** Puts a patient on a list, and takes them off with a way back that restores mark, line and place. */
export function useMembership(patient: Pick<Patient, 'id' | 'family' | 'given'>) {
  const put = useAct(api.patients.putOnList)
  const take = useAct(api.patients.takeOffList)
  const mark = useAct(api.patients.markOnList)
  const move = useAct(api.patients.moveOnList)

  async function putOn(listId: string): Promise<boolean> {
    return (await put.run({ listId, patientIds: [patient.id] })).ok
  }

  async function takeOff(list: PatientList): Promise<void> {
    const place = list.entries.findIndex((entry) => entry.patient.id === patient.id)
    const taken = await take.run({ listId: list.id, patientId: patient.id })
    if (!taken.ok || place < 0) return
    notify(`${nameWords(patient)} is off ${list.name}`, {
      action: { label: 'Put back', run: () => void putBack(list, place) },
    })
  }

  async function putBack(list: PatientList, place: number): Promise<void> {
    const entry = list.entries[place]
    if (!entry || !(await putOn(list.id))) return
    const which = { listId: list.id, patientId: patient.id }
    if (entry.mark !== null || entry.note !== null) {
      await mark.run({ ...which, mark: entry.mark, note: entry.note })
    }
    const next = list.entries[place + 1]
    if (next) await move.run({ ...which, beforePatientId: next.patient.id })
  }

  return {
    putOn,
    takeOff,
    isBusy: put.isBusy || take.isBusy,
    failure: put.failure ?? take.failure ?? mark.failure ?? move.failure,
  }
}

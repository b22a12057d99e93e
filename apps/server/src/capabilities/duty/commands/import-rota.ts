import { api, type RotaRow } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { readRota } from '../rota/import/read-rota.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { insertShifts, type ShiftRow } from '../store/shifts.ts'
import { auditDuty } from '../tell.ts'

/** Brings in a rota file. A shift that is on the rota already stays as it is: the same file again adds nothing (DUT19). */
export function importRota({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.importRota, async (change, { rows: which, ...file }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const rota = await readRota(transaction, file)
    if (!rota.ok) return rota
    const left = rota.value.filter(({ shift }) => shift === null).map(({ row }) => row)
    if (which === 'all-or-none' && left.length > 0) {
      return refuse('bad-input', left.slice(0, 20).map(asDetail))
    }
    const shifts = rota.value.flatMap(({ shift }) => shift ?? [])
    const inserted = await insertShifts(transaction, viewer.organisationId, shifts)
    const added = shifts.filter(({ id }) => inserted.has(id))
    await tellRotaChange(actingIn(change), vault, added)
    if (added.length === 0) change.unchanged()
    for (const [personId, theirs] of Map.groupBy(added, (shift) => shift.personId)) {
      auditDuty(change, [{ kind: 'person', id: personId }, ...theirs.map(asSubject)])
    }
    return answer({ added: added.length, unchanged: shifts.length - added.length, left })
  })
}

function asDetail({ line, problems }: RotaRow) {
  return { path: `line ${line}`, problem: problems[0] ?? '' }
}

function asSubject({ id }: ShiftRow) {
  return { kind: 'shift', id }
}

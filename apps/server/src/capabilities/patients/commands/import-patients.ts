import { api, type PatientRow } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { readImport } from '../import/read-import.ts'
import type { PatientsParts } from '../parts.ts'
import { deedIn } from '../steps/deed.ts'
import { saveVersion } from '../steps/save-version.ts'
import { tellPatients } from '../steps/tell-patients.ts'
import { neverPlaced } from '../store/patients.ts'
import type { Whole } from '../whole.ts'

/** Enters the patients of a list: all or nothing, or only the rows without a problem (PAT19). */
export function importPatients(parts: PatientsParts): Handler {
  return handleCommand(api.patients.importPatients, async (change, { csv, rows: which }) => {
    const { transaction, viewer, at } = change
    const list = await readImport(transaction, parts.vault, viewer.organisationId, { csv, at })
    if (!list.ok) return list
    const leftOut = list.value.flatMap(({ row, patient }) => (patient === null ? [row] : []))
    if (which === 'all' && leftOut.length > 0) return refuse('bad-input', leftOut.slice(0, 20).map(asDetail))
    await holdStill(transaction, viewer.organisationId)
    const deed = deedIn(change)
    const wholes: Whole[] = []
    for (const { patient } of list.value) {
      if (patient === null) continue
      const { wardId, ...details } = patient
      const row = {
        id: uuidv7(),
        state: wardId === null ? ('expected' as const) : ('admitted' as const),
        wardId,
        admittedAt: wardId === null ? null : at,
        dischargedAt: null,
        mergedIntoId: null,
        source: 'csv' as const,
        enteredBy: null,
        enteredAt: at,
        detailsAt: at,
        placedAt: wardId === null ? neverPlaced : at,
      }
      wholes.push(await saveVersion(deed, parts.vault, null, { row, details }))
    }
    if (wholes.length === 0) change.unchanged()
    else await tellPatients(deed, parts, wholes, new Map())
    return answer({ added: wholes.length, leftOut })
  })
}

function asDetail({ line, problems }: PatientRow): { path: string; problem: string } {
  return { path: `line ${line}`, problem: problems[0] ?? '' }
}

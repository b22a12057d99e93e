import { api, type PatientMerge } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { PatientsParts } from '../parts.ts'
import { readMerges } from '../store/merges.ts'
import { readPatients } from '../store/patients.ts'
import { present, type Whole, wholesOf } from '../whole.ts'
import { openWords, patientScope } from '../words.ts'

const most = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** Every merge that stands, for administrators (PAT8). */
export function listMerges({ vault }: PatientsParts): Handler {
  return handleQuery(api.patients.listMerges, async ({ transaction }, { before }) => {
    const rows = await readMerges(transaction, before === undefined ? endOfTime : new Date(before), most)
    const ids = [...new Set(rows.flatMap(({ fromId, intoId }) => [fromId, intoId]))]
    const wholes = await wholesOf(transaction, vault, await readPatients(transaction, ids))
    const byId = new Map(wholes.map((whole) => [whole.row.id, whole]))
    return answer({
      merges: rows.flatMap((row) => {
        const [from, into] = [byId.get(row.fromId), byId.get(row.intoId)]
        if (from === undefined || into === undefined) return []
        const scope = patientScope(from.row)
        return [
          {
            from: identityOf(from),
            into: identityOf(into),
            at: row.mergedAt.toISOString(),
            by: row.mergedBy,
            reason: row.reason && openWords(vault, scope, ['merge', row.id], row.reason),
          },
        ]
      }),
    })
  })
}

function identityOf(whole: Whole): PatientMerge['from'] {
  const { id, family, given, birthDate, nhsNumber, hospitalNumber, state, wardId, bed } = present(whole)
  return { id, family, given, birthDate, nhsNumber, hospitalNumber, state, wardId, bed }
}

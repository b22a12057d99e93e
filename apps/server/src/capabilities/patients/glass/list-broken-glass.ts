import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { patientsByIds } from '../by-ids.ts'
import type { PatientsParts } from '../parts.ts'
import { countWaitingGlass, readGlass } from '../store/glass.ts'
import { patientScope } from '../words.ts'
import { presentGlass } from './present-glass.ts'

const most = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** Every reason that somebody gave, those not reviewed first, for administrators (PAT15). */
export function listBrokenGlass({ vault }: PatientsParts): Handler {
  return handleQuery(api.patients.listBrokenGlass, async ({ transaction }, { before }) => {
    const rows = await readGlass(transaction, before === undefined ? endOfTime : new Date(before), most)
    const patients = await patientsByIds(
      transaction,
      vault,
      rows.map(({ patientId }) => patientId),
    )
    await openScopes(
      transaction,
      vault,
      rows.map((row) => ({
        scope: patientScope({ organisationId: row.organisationId, id: row.patientId }),
        sealed: row.reason,
      })),
    )
    return answer({
      glass: rows.map((row) => ({
        ...presentGlass(vault, row),
        patientName: nameOf(patients.get(row.patientId)),
      })),
      waiting: await countWaitingGlass(transaction),
    })
  })
}

function nameOf(patient: { family: string; given: string } | undefined): string {
  return patient === undefined ? '' : `${patient.family}, ${patient.given}`
}

import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { recordsOf, survivorsOf } from '../../patients/index.ts'
import { handleLook } from '../look.ts'
import type { FilesParts } from '../parts.ts'
import { presentFiles } from '../present.ts'
import { readFiles } from '../store/files.ts'
import { readIdsAt } from '../store/places.ts'

const most = 100

/** What hangs on a patient's page, the newest first; what hung on a merged record hangs on its survivor's. */
export function listOfPatient(parts: FilesParts): Handler {
  return handleLook(api.files.listOfPatient, parts, async (looking, { patientId, before }) => {
    const { transaction, viewer, at } = looking
    const survivorId = (await survivorsOf(transaction, [patientId])).get(patientId)
    if (survivorId === undefined) return refuse('not-found')
    looking.sawPatient(survivorId)
    const seeing = await parts.patients.relationsTo(transaction, viewer.personId, [survivorId], at)
    const isRelated = (seeing.get(survivorId)?.relations.length ?? 0) > 0
    if (!may('files.listOfPatient', isRelated ? ['member'] : [])) return refuse('no-relationship')
    const records = await recordsOf(transaction, parts.vault, [survivorId])
    const ids = await readIdsAt(transaction, {
      kind: 'patient',
      placeIds: records.map(({ patient }) => patient.id),
      before: before === undefined ? new Date(at.getTime() + 1) : new Date(before),
      most,
    })
    const rows = new Map((await readFiles(transaction, ids)).map((row) => [row.id, row]))
    const inOrder = ids.flatMap((id) => rows.get(id) ?? [])
    for (const row of inOrder) looking.saw({ row, places: [] })
    return answer({ files: await presentFiles(transaction, parts.vault, inOrder) })
  })
}

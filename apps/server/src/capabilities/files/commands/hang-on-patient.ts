import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { survivorsOf } from '../../patients/index.ts'
import type { FilesParts } from '../parts.ts'
import { relationshipsOf, seeRows } from '../see.ts'
import { auditFile, openFile, tellFile } from '../steps/change-file.ts'
import { deedIn } from '../steps/deed.ts'
import { hang } from '../steps/hang.ts'
import { readPlacesOf } from '../store/places.ts'

/** Puts a file that the viewer may see on the page of a patient whom they may see (FIL9). */
export function hangOnPatient(parts: FilesParts): Handler {
  return handleCommand(api.files.hangOnPatient, async (change, { fileId, patientId }) => {
    const { transaction, viewer, at } = change
    const survivorId = (await survivorsOf(transaction, [patientId])).get(patientId)
    if (survivorId === undefined) return refuse('not-found')
    const deed = deedIn(change)
    await change.lock(...((await parts.places.get('patient')?.streamsOf(transaction, [survivorId])) ?? []))
    const opened = await openFile(deed, parts, fileId)
    const seen = (await seeRows(change, parts, opened === undefined ? [] : [opened.row])).get(fileId)
    if (opened === undefined || !may('files.hangOnPatient', relationshipsOf(viewer, seen)))
      return refuse('not-found')
    const seeing = await parts.patients.relationsTo(transaction, viewer.personId, [survivorId], at)
    if ((seeing.get(survivorId)?.relations.length ?? 0) === 0) return refuse('no-relationship')
    const place = { kind: 'patient', id: survivorId, withinId: survivorId, patientId: survivorId } as const
    const hung = await hang(deed, parts, { viewer, place, fileIds: [fileId] })
    if (!hung.ok) return hung
    const places = await readPlacesOf(transaction, [fileId])
    const file = await tellFile(deed, parts, { row: opened.row, places }, {})
    auditFile(deed, { ...opened.row, patientId: survivorId })
    return answer({ file })
  })
}

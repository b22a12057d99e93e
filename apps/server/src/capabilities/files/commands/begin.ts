import { api, type ParsedInputOf, type ToldPatient } from '@baton/contract'
import { lacksConsent, refusalOf } from '@baton/domain/files/taking'
import { kindByName } from '@baton/domain/files/types'
import { isNhsNumber } from '@baton/domain/patients/nhs-number'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { createScopeKey } from '../../../platform/vault/index.ts'
import { survivorsOf } from '../../patients/index.ts'
import { scopeOf } from '../content/frames.ts'
import type { FilesParts } from '../parts.ts'
import { present } from '../present.ts'
import { auditFile } from '../steps/change-file.ts'
import { deedIn } from '../steps/deed.ts'
import { countUnderWay, type FileRow, holdRoom, insertFile, readUsed } from '../store/files.ts'
import { uploadPath } from '../taking/upload-path.ts'
import { sealName, sealToldPatient } from '../words.ts'

/** Announces a file: what is plainly not taken is refused before a byte of it is sent (FIL1–FIL3). */
export function begin(parts: FilesParts): Handler {
  return handleCommand(api.files.begin, async (change, input) => {
    const { transaction, viewer, at, commandId: id } = change
    const { organisationId, personId } = viewer
    await change.lock(personId)
    const kind = kindByName(input.name)
    const shown = await shownIn(change, parts, input)
    if (!shown.ok) return shown
    const { patientId, toldPatient } = shown.value
    const { bytes, consent = null } = input
    const announced = { kind, bytes, consent, showsPatient: patientId !== null || toldPatient !== null }
    await holdRoom(transaction, organisationId)
    const [used, underWay] = await Promise.all([readUsed(transaction), countUnderWay(transaction, personId)])
    const refusal = refusalOf(announced, { ...parts.limits, used, underWay })
    if (refusal !== null || kind === null) return refuse(refusal ?? 'file-not-taken')
    if (lacksConsent(announced))
      return refuse('bad-input', [{ path: 'consent', problem: 'is needed for a picture of a patient' }])
    const scope = await createScopeKey(transaction, parts.vault, scopeOf({ organisationId, id }))
    const row: FileRow = {
      ...nothingKnown,
      id,
      organisationId,
      name: sealName(parts.vault, scope, id, input.name),
      kind,
      bytes,
      patientId,
      toldPatient: toldPatient === null ? null : sealToldPatient(parts.vault, scope, id, toldPatient),
      consent,
      addedBy: personId,
      addedAt: at,
    }
    insertFile(transaction, row)
    const file = present(row, { name: input.name, toldPatient })
    change.append(
      { kind: 'person', id: personId },
      { type: 'file.changed', data: { file }, stored: { fileId: id } },
    )
    auditFile(deedIn(change), row)
    return answer({ file, upload: uploadPath(id) })
  })
}

/** Whom it shows: one of the patients here, or, by a visitor, somebody whom they tell of in words (AFF12). */
interface Shown {
  readonly patientId: string | null
  readonly toldPatient: ToldPatient | null
}

async function shownIn(
  change: Change,
  parts: FilesParts,
  input: Pick<ParsedInputOf<typeof api.files.begin>, 'patientId' | 'toldPatient'>,
): Promise<Answer<Shown>> {
  const { patientId } = input
  const toldPatient = input.toldPatient ?? null
  if (!change.viewer.visitor) {
    if (toldPatient !== null)
      return refuse('bad-input', [{ path: 'toldPatient', problem: 'is told by visitors alone' }])
    const patient = await patientOf(change, parts, patientId)
    return patient.ok ? answer({ patientId: patient.value, toldPatient }) : patient
  }
  // No patient here is there for a visitor, and what they tell is looked up nowhere.
  if (patientId !== undefined) return refuse('not-found')
  const nhsNumber = toldPatient?.nhsNumber ?? null
  if (nhsNumber !== null && !isNhsNumber(nhsNumber))
    return refuse('bad-input', [{ path: 'toldPatient.nhsNumber', problem: 'is not an NHS number' }])
  return answer({ patientId: null, toldPatient })
}

/** The record that stands for whom it shows, whom the viewer must be related to; `null` when it shows nobody. */
async function patientOf(
  { transaction, viewer, at }: Change,
  { patients }: FilesParts,
  patientId: string | undefined,
): Promise<Answer<string | null>> {
  if (patientId === undefined) return answer(null)
  const survivorId = (await survivorsOf(transaction, [patientId])).get(patientId)
  if (survivorId === undefined) return refuse('not-found')
  const seeing = await patients.relationsTo(transaction, viewer.personId, [survivorId], at)
  const isRelated = (seeing.get(survivorId)?.relations.length ?? 0) > 0
  return isRelated ? answer(survivorId) : refuse('no-relationship')
}

const nothingKnown = {
  mediaType: null,
  received: 0,
  state: 'receiving',
  fault: null,
  held: false,
  width: null,
  height: null,
  pages: null,
  durationMs: null,
  commitment: null,
  pictured: false,
  layers: 0,
  checkedAt: null,
  verifiedAt: null,
  version: 1,
} as const satisfies Partial<FileRow>

import type { Operation, OutputOf, ParsedInputOf } from '@baton/contract'
import { inSnapshot } from '../../platform/database/transaction.ts'
import { type Answer, refuse } from '../../platform/operations/answer.ts'
import { type Handler, handleDirectly, type Reading } from '../../platform/operations/handler.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { writeDownLook } from '../../platform/operations/write-down-look.ts'
import type { FilesParts } from './parts.ts'
import type { Seen } from './see.ts'

/** Somebody looking at files. */
export interface Looking extends Reading {
  /** Says which file was shown, for the audit log. */
  saw(seen: Seen): void
  /** Says whose page was shown. */
  sawPatient(patientId: string): void
}

/** Handles a question whose answer shows files: where it is about a patient, the look is written down (FIL14). */
export function handleLook<O extends Operation<'query'>>(
  operation: O,
  parts: Pick<FilesParts, 'database'>,
  run: (looking: Looking, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return handleDirectly(operation, async ({ caller: { viewer }, at }, input) => {
    if (viewer === null) return refuse('not-signed-in')
    return look(parts, { viewer, at, operation }, (looking) => run(looking, input))
  })
}

/**
 * Looks at files in one snapshot. What is about a patient is written down before it is given, in the chain of who looks,
 * with what they saw or what was refused to them.
 */
export async function look<Value>(
  { database }: Pick<FilesParts, 'database'>,
  { viewer, at, operation }: { viewer: Viewer; at: Date; operation: Operation },
  run: (looking: Looking) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const fileIds = new Set<string>()
  const patientIds = new Set<string>()
  const answered = await inSnapshot(database.app, viewer.organisationId, (transaction) =>
    run({
      viewer,
      at,
      transaction,
      saw({ row, places }) {
        const shown = patientsOf(row.patientId, places)
        for (const id of shown) patientIds.add(id)
        if (shown.length > 0 || row.toldPatient !== null) fileIds.add(row.id)
      },
      sawPatient: (id) => void patientIds.add(id),
    }),
  )
  if (answered.ok && patientIds.size === 0 && fileIds.size === 0) return answered
  const subjects = [
    ...[...patientIds].map((id) => ({ kind: 'patient', id })),
    ...[...fileIds].map((id) => ({ kind: 'file', id })),
  ]
  await writeDownLook(database, { viewer, at, operation, answered, subjects })
  return answered
}

/** Whom a file is about: whom it shows, and on whose page it hangs. */
function patientsOf(patientId: string | null, places: Seen['places']): string[] {
  const pages = places.filter(({ kind }) => kind === 'patient').map(({ placeId }) => placeId)
  return patientId === null ? pages : [patientId, ...pages]
}

import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import type { FilesParts } from '../parts.ts'
import { relationshipsOf, seeRows } from '../see.ts'
import { auditFile, openFile, tellFile } from '../steps/change-file.ts'
import { deedIn } from '../steps/deed.ts'
import { deleteLayer, readLayers, saveLayer } from '../store/layers.ts'
import { sealShapes } from '../words.ts'

/** Draws on a picture: the viewer's own layer over it, in the place of the one before (FIL13). */
export function draw(parts: FilesParts): Handler {
  return handleCommand(api.files.draw, async (change, { fileId, shapes }) => {
    const { transaction, viewer, at } = change
    const deed = deedIn(change)
    const opened = await openFile(deed, parts, fileId)
    const seen = (await seeRows(change, parts, opened === undefined ? [] : [opened.row])).get(fileId)
    if (opened === undefined || !may('files.draw', relationshipsOf(viewer, seen))) return refuse('not-found')
    const { row } = opened
    if (row.state !== 'ready' || row.kind !== 'image') return refuse('no-longer-possible')
    await openScopes(transaction, parts.vault, [{ scope: scopeOf(row) }])
    const { personId, organisationId } = viewer
    if (shapes.length === 0) deleteLayer(transaction, fileId, personId)
    else {
      const sealed = sealShapes(parts.vault, row, personId, shapes)
      saveLayer(transaction, organisationId, { fileId, personId, at, shapes: sealed })
    }
    const layers = (await readLayers(transaction, fileId)).length
    const file = await tellFile(deed, parts, opened, { layers })
    auditFile(deed, row)
    const layer = shapes.length === 0 ? null : { personId, at: at.toISOString(), shapes }
    return answer({ file, layer })
  })
}

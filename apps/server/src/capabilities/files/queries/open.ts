import { api, type FilePlace, type Layer } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { patientsByIds } from '../../patients/index.ts'
import { handleLook } from '../look.ts'
import type { FilesParts } from '../parts.ts'
import { presentFiles } from '../present.ts'
import { seeFiles } from '../see.ts'
import { linksFor } from '../serving/links.ts'
import { linksOfFile } from '../serving/links-of-file.ts'
import type { FileRow } from '../store/files.ts'
import { type LayerRow, readLayers } from '../store/layers.ts'
import type { PlaceRow } from '../store/places.ts'
import { readRenditions } from '../store/renditions.ts'
import { openShapes } from '../words.ts'

/** A file that the viewer may see: whom it shows, what was drawn on it, where else it hangs for them, and ways to its content. */
export function open(parts: FilesParts): Handler {
  return handleLook(api.files.open, parts, async (looking, { fileId }) => {
    const { transaction } = looking
    const seen = (await seeFiles(looking, parts, [fileId])).get(fileId)
    if (seen === undefined) return refuse('not-found')
    looking.saw(seen)
    const { row, places } = seen
    const [file] = await presentFiles(transaction, parts.vault, [row])
    if (file === undefined) return refuse('not-found')
    const renditions = await readRenditions(transaction, fileId)
    const layers = row.state === 'ready' ? await readLayers(transaction, fileId) : []
    const shown = row.patientId === null ? [] : [row.patientId]
    const patients = await patientsByIds(transaction, parts.vault, shown)
    return answer({
      file,
      patient: [...patients.values()][0] ?? null,
      layers: layers.map((one) => presentLayer(parts, row, one)),
      places: places.map(presentPlace),
      links: linksOfFile(row, renditions, await linksFor(looking, parts.vault)),
    })
  })
}

function presentLayer({ vault }: FilesParts, row: FileRow, layer: LayerRow): Layer {
  return {
    personId: layer.personId,
    at: layer.at.toISOString(),
    shapes: openShapes(vault, row, layer),
  }
}

function presentPlace({ kind, placeId, withinId, at }: PlaceRow): FilePlace {
  return { kind, id: placeId, within: withinId, at: at.toISOString() }
}

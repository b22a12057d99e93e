import { api } from '@baton/contract'
import { isOwnWard, relationsToWard } from '@baton/domain/patients/relations'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { allPlaces } from '../../identity/index.ts'
import { standingsOf } from '../access/standings.ts'
import type { PatientsParts } from '../parts.ts'
import { countOnWards } from '../store/patients.ts'

/** The wards whose lists the viewer may open, their own first, then by name. */
export function listWards({ relating }: PatientsParts): Handler {
  return handleQuery(api.patients.listWards, async ({ viewer, transaction }) => {
    const [places, counts, standings] = await Promise.all([
      allPlaces(transaction),
      countOnWards(transaction),
      standingsOf(transaction, relating, [viewer.personId]),
    ])
    const standing = standings.get(viewer.personId)
    if (standing === undefined) return answer({ wards: [] })
    const countOf = new Map(counts.map(({ wardId, patients }) => [wardId, patients]))
    const wards = places
      .filter(({ id, kind }) => kind === 'ward' || countOf.has(id))
      .filter(({ id, siteId }) => relationsToWard(standing, { wardId: id, siteId }).length > 0)
      .map(({ id, name }) => ({
        name,
        ward: { wardId: id, patients: countOf.get(id) ?? 0, mine: isOwnWard(standing, id) },
      }))
      .sort(
        (a, b) =>
          Number(b.ward.mine) - Number(a.ward.mine) ||
          a.name.localeCompare(b.name, 'en-GB', { numeric: true }) ||
          a.ward.wardId.localeCompare(b.ward.wardId),
      )
    return answer({ wards: wards.map(({ ward }) => ward) })
  })
}

import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { holdStill } from '../../../../platform/streams/store.ts'
import { activeAmong, membersOfTeams } from '../../../identity/index.ts'
import type { PatientsParts } from '../../parts.ts'
import { replaceShares } from '../../store/lists.ts'
import { closeFor } from '../close-for.ts'
import { fetchListThrough, saveNextVersion } from '../fetch-list.ts'
import { tellList } from '../tell-lists.ts'
import { seersOf, wholeListsByIds } from '../whole-list.ts'

/** Says who else sees a list: it replaces who did (PAT18). */
export function shareList(parts: PatientsParts): Handler {
  return handleCommand(api.patients.shareList, async (change, { listId, ...input }) => {
    const { transaction, viewer } = change
    await holdStill(transaction, viewer.organisationId)
    const fetched = await fetchListThrough(change, parts, listId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, list } = fetched
    const shares = {
      personIds: [...new Set(input.personIds)].filter((id) => id !== list.row.ownerId),
      teamIds: [...new Set(input.teamIds)].filter((id) => id !== list.row.ownerId),
    }
    const [people, teams] = await Promise.all([
      activeAmong(transaction, shares.personIds),
      membersOfTeams(transaction, shares.teamIds),
    ])
    const isHere =
      shares.personIds.every((id) => people.has(id)) && shares.teamIds.every((id) => teams.has(id))
    if (!isHere) return refuse('not-found')
    const before = seersOf(list)
    replaceShares(transaction, list.row, shares)
    saveNextVersion(change, list)
    const [now] = await wholeListsByIds(transaction, [listId])
    const after = now === undefined ? new Set<string>() : seersOf(now)
    const lost = [...before].filter((id) => !after.has(id))
    await change.lock(viewer.personId, ...before, ...after)
    const told = await tellList(deed, parts, listId)
    await closeFor(deed, parts, list, lost)
    // Nobody takes a list away from themselves: they remove it, or leave the team.
    return told === undefined ? refuse('not-found') : answer({ list: told })
  })
}

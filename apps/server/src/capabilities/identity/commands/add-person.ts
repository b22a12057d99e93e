import { api, largestTeam } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { auditPerson } from '../people/save-person.ts'
import { writePeople } from '../people/write-people.ts'
import { readTakenEmails } from '../store/people.ts'
import { isWhere } from '../store/places.ts'
import { readTeams } from '../store/teams.ts'

export function addPerson({ publicUrl }: Identity): Handler {
  return handleCommand(api.identity.addPerson, async (change, input) => {
    const { transaction, streams, viewer, at } = change
    await change.lock(viewer.organisationId)
    if (!(await isWhere(transaction, input))) return refuse('not-found')
    const teamIds = [...new Set(input.teamIds)]
    const teams = await readTeams(transaction, teamIds)
    if (teams.length < teamIds.length) return refuse('not-found')
    if (teams.some((team) => team.memberIds.length >= largestTeam)) return refuse('too-large')
    if ((await readTakenEmails(transaction, [input.email])).size > 0) return refuse('already-exists')
    const act = { organisationId: viewer.organisationId, personId: viewer.personId, at }
    const [added] = await writePeople({ transaction, streams, act, publicUrl }, [
      { ...input, teamIds, administrator: false },
    ])
    if (added === undefined) throw new Error('the person was not added')
    auditPerson(change, added.person.id)
    return answer(added)
  })
}

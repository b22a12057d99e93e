import type { AccessCode, Person, PersonDetails } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Act, StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { refreshDirectory } from '../directory/refresh-directory.ts'
import { newAccessCode } from '../sign-in/new-access-code.ts'
import { saveAccessCodes } from '../store/access-codes.ts'
import { insertPeople } from '../store/people.ts'
import { insertTeamMembers, readTeams } from '../store/teams.ts'

export interface NewPerson extends PersonDetails {
  administrator: boolean
  teamIds: readonly string[]
}

export interface Added {
  person: Person
  access: AccessCode
}

/**
 * Writes new people down: their rows, their own streams, their teams, a one-time code each, what the directory finds
 * them by, and the events that tell of all this. The organisation's stream is locked by the caller, who also audits.
 */
export async function writePeople(
  { transaction, streams, act, publicUrl }: Writing,
  newPeople: readonly NewPerson[],
): Promise<Added[]> {
  const { organisationId, at } = act
  const rows = newPeople.map((details) => ({ ...details, id: uuidv7() }))
  insertPeople(transaction, organisationId, rows, at)
  const codes = rows.map((row) => ({ personId: row.id, ...newAccessCode(at, publicUrl) }))
  saveAccessCodes(transaction, organisationId, codes)
  const people = rows.map(asAdded)
  insertTeamMembers(transaction, organisationId, membersIn(rows))
  await refreshDirectory({ transaction, streams }, organisationId, { personIds: rows.map((row) => row.id) })
  for (const person of people) {
    streams.begin({ kind: 'person', id: person.id }, organisationId)
    streams.append(
      { kind: 'organisation', id: organisationId },
      { type: 'person.changed', data: { person }, stored: { personId: person.id } },
      act,
    )
  }
  await tellTeams({ transaction, streams, act, publicUrl }, rows)
  return people.map((person, index) => ({ person, access: codes[index]?.access ?? missing() }))
}

export interface Writing {
  transaction: Transaction
  streams: StreamWriter
  act: Act
  publicUrl: string
}

function membersIn(rows: readonly (NewPerson & { id: string })[]) {
  return rows.flatMap((row) => row.teamIds.map((teamId) => ({ teamId, personId: row.id })))
}

async function tellTeams(
  { transaction, streams, act }: Writing,
  rows: readonly (NewPerson & { id: string })[],
) {
  const members = membersIn(rows)
  if (members.length === 0) return
  const teams = await readTeams(transaction, [...new Set(members.map((member) => member.teamId))])
  for (const team of teams) {
    streams.append(
      { kind: 'organisation', id: act.organisationId },
      { type: 'team.changed', data: { team }, stored: { teamId: team.id } },
      act,
    )
  }
}

function asAdded({ teamIds: _teams, ...details }: NewPerson & { id: string }): Person {
  return { ...details, state: 'active' }
}

function missing(): never {
  throw new Error('every person has a code')
}

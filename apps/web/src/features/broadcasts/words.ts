import type { AudiencePart, SentBroadcast } from '@baton/contract'
import { capital, personName, type UrgentNaming } from '../urgent/words/targets.ts'

/** What is needed to put an audience into words. */
export interface BroadcastNaming extends UrgentNaming {
  /** Sites and places. */
  readonly places: readonly { readonly id: string; readonly name: string }[]
  /** My own, whose answers an audience may be made of. */
  readonly sent: readonly Pick<SentBroadcast, 'id' | 'options'>[]
}

/** A part of an audience: “Taw Ward”, “everyone at Theatre 2”, “everyone on duty”. */
export function partWords(part: AudiencePart, naming: BroadcastNaming): string {
  switch (part.kind) {
    case 'team':
      return nameIn(naming.teams, part.id) ?? 'a team'
    case 'site':
    case 'place':
      return `everyone at ${nameIn(naming.places, part.id) ?? 'a place'}`
    case 'profession':
      return `everyone whose profession is ${part.name.toLowerCase()}`
    case 'role':
      return roleWords(part.id, naming)
    case 'on-duty':
      return 'everyone on duty'
    case 'answered': {
      if (part.answer === null) return 'those who have not answered'
      const option = naming.sent.find(({ id }) => id === part.broadcastId)?.options[part.answer]
      return option === undefined ? 'those who gave one answer' : `those who answered “${option}”`
    }
  }
}

/** The whole audience in a line: “Taw Ward, Exmoor Ward and everyone on duty”. */
export function audienceWords(audience: readonly AudiencePart[], naming: BroadcastNaming): string {
  return andList(audience.map((part) => partWords(part, naming)))
}

/** Whom a broadcast goes to, as a sentence before it is sent; empty while nobody is chosen. */
export function goesTo(
  audience: readonly AudiencePart[],
  onlyOnDuty: boolean,
  naming: BroadcastNaming,
): string {
  if (audience.length === 0) return ''
  const each = audience.length > 1 ? ', each person once' : ''
  return [`It goes to ${audienceWords(audience, naming)}${each}.`, offDutyWords(audience, onlyOnDuty)]
    .filter(Boolean)
    .join(' ')
}

/** Who sent it: “Victoria Tremlett, Site manager”. */
export function senderWords(
  { sentBy, asRoleId }: Pick<SentBroadcast, 'sentBy' | 'asRoleId'>,
  naming: UrgentNaming,
): string {
  const name = capital(personName(sentBy, naming))
  const role = asRoleId === null ? undefined : naming.roles.get(asRoleId)?.name
  return role === undefined ? name : `${name}, ${role}`
}

/** “5 people”. */
export function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

function offDutyWords(audience: readonly AudiencePart[], onlyOnDuty: boolean): string {
  if (audience.every(({ kind }) => kind === 'on-duty')) return ''
  return onlyOnDuty
    ? 'Only those who are on duty now get it.'
    : 'For whoever is off duty it waits until they are back, and nothing rings.'
}

function roleWords(roleId: string, naming: BroadcastNaming): string {
  const role = naming.roles.get(roleId)
  if (!role) return 'whoever holds a role'
  const holders = role.holders.map(({ personId }) => personName(personId, naming))
  return holders.length === 0
    ? `whoever covers ${role.name} (nobody holds it)`
    : `${role.name} (${andList(holders)})`
}

function nameIn(all: readonly { readonly id: string; readonly name: string }[], id: string) {
  return all.find((one) => one.id === id)?.name
}

function andList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

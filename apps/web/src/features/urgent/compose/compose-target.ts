import type { Conversation, Duty, RungTarget, UrgentTarget } from '@baton/contract'
import { untilWords } from '../../duty/words/until-words.ts'
import { otherOf } from '../../messaging/people.ts'
import { capital, personName, targetName, type UrgentNaming } from '../words/targets.ts'

/** To whom it goes, as the sender must know before they send. */
export interface Addressed {
  /** What is sent. */
  readonly to: UrgentTarget
  /** Where the ladder begins. */
  readonly first: RungTarget
  readonly name: string
  /** Who that is now, and whether they can be reached. */
  readonly about: string
  /** Why it goes elsewhere than was asked for: “Dr Reilly is off duty until Mon 08:00. It goes to who covers.” */
  readonly redirect: string | null
  /** Why it cannot go there; then it is not sent. */
  readonly problem: string | null
  /** A number to ring whatever becomes of it. */
  readonly telephone: string | null
}

interface Around {
  readonly naming: UrgentNaming
  readonly dutyOf: (personId: string) => Duty | undefined
  readonly now: Date
}

/**
 * To whom something urgent in a conversation is first addressed; `null` where a person must choose. A visitor who turned
 * to a role is not called by those who hold it.
 */
export function targetIn(
  conversation: Conversation,
  { viewerId, find }: Pick<UrgentNaming, 'viewerId' | 'find'>,
): RungTarget | null {
  const { kind, roleId, teamId, askedBy } = conversation
  if (kind === 'role' && roleId) {
    // Whoever answers for the role turns to the one who asked.
    if (askedBy === viewerId || askedBy === null) return { kind: 'role', id: roleId }
    return find(askedBy)?.visitorFrom ? null : { kind: 'person', id: askedBy }
  }
  if (kind === 'team' && teamId) return { kind: 'team', id: teamId }
  const other = otherOf(conversation, viewerId)
  return other === undefined ? null : { kind: 'person', id: other }
}

/** What becomes of it: nobody who is off duty is called; their work goes to who covers. */
export function addressed(target: RungTarget, around: Around): Addressed {
  if (target.kind === 'person') return toPerson(target.id, around)
  return target.kind === 'role' ? toRole(target.id, around) : toTeam(target, around)
}

function toRole(roleId: string, { naming, dutyOf }: Around): Addressed {
  const role = naming.roles.get(roleId)
  const target: RungTarget = { kind: 'role', id: roleId }
  const holders = role?.holders ?? []
  const fallback = role?.fallbackRoleId ? naming.roles.get(role.fallbackRoleId) : undefined
  const isMine = holders.length > 0 && holders.every(({ personId }) => personId === naming.viewerId)
  const names = holders.map(({ personId }) => capital(personName(personId, naming))).join(', ')
  const covered = fallback ? `Nobody holds it now: it falls to ${fallback.name}` : 'Nobody holds it now'
  return {
    to: target,
    first: target,
    name: targetName(target, naming),
    about: names === '' ? covered : names,
    redirect: null,
    problem: isMine ? 'You hold this role yourself.' : null,
    telephone: role?.contact.telephone ?? dutyOf(holders[0]?.personId ?? '')?.telephone ?? null,
  }
}

function toTeam(target: RungTarget, { naming }: Around): Addressed {
  return {
    to: target,
    first: target,
    name: targetName(target, naming),
    about: 'Everyone of the team who is on duty',
    redirect: null,
    problem: null,
    telephone: null,
  }
}

function toPerson(personId: string, around: Around): Addressed {
  const { naming, dutyOf, now } = around
  const duty = dutyOf(personId)
  const person = naming.find(personId)
  const target: RungTarget = { kind: 'person', id: personId }
  const name = capital(personName(personId, naming))
  if (duty?.state === 'off') {
    const until = duty.until && duty.until > now.toISOString() ? ` until ${untilWords(duty.until, now)}` : ''
    const off = `${name} is off duty${until}.`
    const cover = duty.coverRoleId ? naming.roles.get(duty.coverRoleId) : undefined
    if (cover) return { ...toRole(cover.id, around), redirect: `${off} It goes to the role that covers.` }
    return {
      to: target,
      first: target,
      name,
      about: off,
      redirect: null,
      problem: `${off} Choose a role instead.`,
      telephone: null,
    }
  }
  return {
    to: target,
    first: target,
    name,
    about: duty ? 'On duty' : 'Duty not loaded yet',
    redirect: null,
    problem: null,
    telephone: duty?.telephone ?? person?.contact.telephone ?? null,
  }
}

import type { RolesSnapshot } from '@baton/client'
import type { Duty } from '@baton/contract'
import { type DutyState, dutyLine } from '../words/duty-words.ts'

/** What a sender sees of a colleague's duty before they send. */
export interface CoverSnapshot {
  readonly state: DutyState
  /** “Off duty until Mon 08:00. Cover: Medical registrar on call (Daniel Okafor).” */
  readonly words: string
  /** The role that covers: what is written goes there unless the sender chooses otherwise. */
  readonly cover: { readonly roleId: string; readonly name: string } | undefined
}

interface CoverState {
  readonly duty: Duty
  readonly roles: RolesSnapshot
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

/** The line above the composer; nothing about someone who is on duty and not busy. */
export function coverSnapshot({ duty, roles, nameOf, now }: CoverState): CoverSnapshot | undefined {
  const { state, words } = dutyLine(duty, now)
  if (state === 'on') return undefined
  if (state !== 'off') return { state, words: `${words}.`, cover: undefined }
  const role = duty.coverRoleId === null ? undefined : roles.byId.get(duty.coverRoleId)
  if (role?.state !== 'active') {
    return { state, words: `${words}. Messages wait until they are back.`, cover: undefined }
  }
  const holders = role.holders.map(({ personId }) => nameOf(personId)).join(', ')
  return {
    state,
    words: `${words}. Cover: ${role.name}${holders ? ` (${holders})` : ''}.`,
    cover: { roleId: role.id, name: role.name },
  }
}

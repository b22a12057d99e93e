import type { api, OutputOf } from '@baton/contract'
import type { CallNaming } from '../words/meeting-words.ts'

/** Whom a call would ring, before it does. */
export interface StartSnapshot {
  /** Nothing needs to be said first: a few people, all of whom are rung. */
  readonly isPlain: boolean
  readonly canCall: boolean
  readonly title: string
  readonly rings: readonly { readonly id: string; readonly name: string; readonly through: string }[]
  readonly notRung: readonly {
    readonly id: string
    readonly name: string
    /** “Off duty. Medical registrar on call covers.” */
    readonly words: string
  }[]
  /** Who covers for those who are not rung, where no call of them is begun already by this one. */
  readonly covers: readonly { readonly roleId: string; readonly name: string }[]
}

/** More people than so many are not rung by one press. */
const mostAtOnce = 4

/** A pure picture of whom a call would ring, and of who covers for those whom it would not (CAL5). */
export function startSnapshot(
  { rings, notRung }: OutputOf<typeof api.calls.withWhom>,
  { nameOf, roleOf }: CallNaming,
): StartSnapshot {
  const rung = new Set(rings.map(({ roleId }) => roleId))
  const coverIds = notRung.map(({ coverRoleId }) => coverRoleId).filter((id) => id !== null)
  return {
    isPlain: notRung.length === 0 && rings.length > 0 && rings.length <= mostAtOnce,
    canCall: rings.length > 0,
    title: titleFor(rings.length, notRung.length),
    rings: rings.map(({ personId, roleId }) => ({
      id: personId,
      name: nameOf(personId),
      through: roleId === null ? '' : roleOf(roleId),
    })),
    notRung: notRung.map(({ personId, coverRoleId }) => ({
      id: personId,
      name: nameOf(personId),
      words: `Off duty. ${coverRoleId === null ? 'Nobody covers.' : `${roleOf(coverRoleId)} covers.`}`,
    })),
    covers: [...new Set(coverIds)]
      .filter((roleId) => !rung.has(roleId))
      .map((roleId) => ({ roleId, name: roleOf(roleId) })),
  }
}

function titleFor(rung: number, notRung: number): string {
  if (rung === 0) return 'Nobody can be rung'
  if (notRung > 0) return 'Not everyone can be rung'
  return `Ring ${rung} people?`
}

import type { Called, CrashCall, RollEntry } from '@baton/contract'

/** What became of a role of the roll-call, as far as the person of it who has come farthest. */
export type RoleState = 'unfilled' | 'called' | 'delivered' | 'coming' | 'arrived'

/** Where a role stands: unfilled when nobody was there to call, or everyone who was cannot come (CRA2, CRA6). */
export function roleState({ called }: RollEntry): RoleState {
  const able = called.filter(({ answer }) => answer !== 'cannot-come')
  if (able.length === 0) return 'unfilled'
  if (able.some(({ arrivedAt }) => arrivedAt !== null)) return 'arrived'
  if (able.some(({ answer }) => answer === 'coming')) return 'coming'
  return able.some(({ deliveredAt }) => deliveredAt !== null) ? 'delivered' : 'called'
}

/** The roles that nobody comes for. */
export function unfilledRoles({ roll }: Pick<CrashCall, 'roll'>): string[] {
  return roll.filter((entry) => roleState(entry) === 'unfilled').map(({ roleId }) => roleId)
}

/** The roles from which nobody has answered that they are coming: the report of a test (CRA10). */
export function silentRoles({ roll }: Pick<CrashCall, 'roll'>): string[] {
  return roll.filter((entry) => !['coming', 'arrived'].includes(roleState(entry))).map(({ roleId }) => roleId)
}

/** Everyone who was called, once. */
export function calledPeople({ roll }: Pick<CrashCall, 'roll'>): string[] {
  return [...new Set(roll.flatMap(({ called }) => called.map(({ personId }) => personId)))].sort()
}

/** Who was called and has said nothing yet (CRA7). */
export function unanswered(call: Pick<CrashCall, 'roll'>): string[] {
  return calledPeople(call).filter((personId) =>
    entriesOf(call, personId).every(({ answer, arrivedAt }) => answer === null && arrivedAt === null),
  )
}

/** How one person stands in the call, once for each role that they have in it. */
export function entriesOf({ roll }: Pick<CrashCall, 'roll'>, personId: string): Called[] {
  return roll.flatMap(({ called }) => called.filter((one) => one.personId === personId))
}

import type { Race } from './races.ts'

export interface RaceAnomaly {
  readonly kind:
    | 'nobody-has-it'
    | 'two-have-it'
    | 'winner-has-it-not'
    | 'loser-not-told-who'
    | 'accepted-more-than-once'
    | 'shown-otherwise'
    | 'audited-otherwise'
  readonly sentence: string
}

/**
 * Judges races by what every side saw, knowing nothing of how a server decides: of several who try one has the task, the
 * others are told who, and whoever asked was shown nobody else. With the ids of the commands that left an audit leaf,
 * also whether exactly the winner's did.
 */
export function checkRaces(
  races: readonly Race[],
  audited: ReadonlySet<string> | null = null,
): RaceAnomaly[] {
  return races.flatMap((race) => checkRace(race, audited))
}

function checkRace(race: Race, audited: ReadonlySet<string> | null): RaceAnomaly[] {
  const found: RaceAnomaly[] = []
  const say = (kind: RaceAnomaly['kind'], what: string) =>
    found.push({ kind, sentence: `task ${race.taskId}: ${what}` })
  const winners = race.tries.filter(({ code }) => code === null)
  const [winner] = winners
  if (winner === undefined) say('nobody-has-it', `none of ${race.tries.length} tries was answered with yes`)
  if (winners.length > 1) say('two-have-it', `${winners.map(({ personId }) => personId).join(' and ')}`)
  for (const { personId, ownerId } of winners) {
    if (ownerId !== personId || race.ownerId !== personId) {
      say(
        'winner-has-it-not',
        `${personId} was told yes; the answer says ${ownerId}, the task ${race.ownerId}`,
      )
    }
  }
  for (const { personId, code, saidOwnerId } of race.tries) {
    if (code === null) continue
    if (code !== 'already-accepted' || saidOwnerId === null || saidOwnerId !== race.ownerId) {
      say('loser-not-told-who', `${personId} was told ${code} and ${saidOwnerId}, it is ${race.ownerId}’s`)
    }
  }
  if (race.acceptedBy.length !== 1 || race.acceptedBy[0] !== race.ownerId) {
    say('accepted-more-than-once', `its history says ${race.acceptedBy.join(', ') || 'nobody'}`)
  }
  if (race.shownOwners.some((shown) => shown !== race.ownerId) || race.shownOwners.length === 0) {
    say('shown-otherwise', `whoever asked was shown ${race.shownOwners.join(', ') || 'nobody'}`)
  }
  if (audited !== null) {
    for (const { commandId, code } of race.tries) {
      if (audited.has(commandId) !== (code === null)) {
        say('audited-otherwise', `command ${commandId} was answered ${code ?? 'yes'}`)
      }
    }
  }
  return found
}

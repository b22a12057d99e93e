import type { Ladder, Pressing, RungTarget } from '@baton/contract'
import { paces } from '@baton/domain/escalation/pace'
import { rungsFor } from '@baton/domain/escalation/rungs'
import { lengthWords } from '../words/count-words.ts'
import { capital, targetWithHolders, type UrgentNaming } from '../words/targets.ts'

/**
 * What pressing “Send” sets going, in plain words, by the ladders as they are now: “Medical registrar on call (Dr
 * Okafor) is called at once, and again every 2 minutes. If nobody accepts in 10 minutes, … is called.”
 */
export function effectWords(
  urgency: Extract<Pressing, 'urgent' | 'emergency'>,
  first: RungTarget,
  ladders: readonly Ladder[],
  naming: UrgentNaming,
): string {
  const own = ladders.find(({ roleId }) => first.kind === 'role' && roleId === first.id)
  const common = ladders.find(({ roleId }) => roleId === null)
  const climbed = [own, common].flatMap((ladder) => (ladder ? [ladder.rungs] : []))
  const [start, next] = rungsFor(urgency, first, climbed)
  const { repeatEveryMs, otherChannels } = paces[urgency]
  const who = capital(targetWithHolders(first, naming))
  const how = otherChannels.length === 0 ? ' on every channel' : ''
  const called = `${who} is called at once${how}, and again every ${lengthWords(repeatEveryMs)}.`
  // Their ladders are not ours to know.
  if (naming.visited)
    return `${called} If nobody accepts, ${naming.visited.name}’s own rules say who is next.`
  const then = next
    ? `${targetWithHolders(next.target, naming)} is called`
    : 'you and the coordinator are told'
  return `${called} If nobody accepts in ${lengthWords(start?.waitMs ?? paces[urgency].waitMs)}, ${then}.`
}

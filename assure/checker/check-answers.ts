import type { ClimbAnomaly, Climbed } from './climbs.ts'

/** Whether every answer that was granted holds, there is one owner, and everything is audited. */
export function checkAnswers({ id, deeds, kept }: Climbed): ClimbAnomaly[] {
  const anomalies: ClimbAnomaly[] = []
  const say = (kind: ClimbAnomaly['kind'], sentence: string) =>
    anomalies.push({ kind, sentence: `${id}: ${sentence}` })
  const audited = new Set(kept.leaves.map(({ commandId }) => commandId))
  let owner: string | null = null
  for (const { verb, personId, commandId } of deeds.toSorted((a, b) => a.answeredAtMs - b.answeredAtMs)) {
    // Accepting again what one has changes nothing.
    if (verb === 'accept' && owner === personId) continue
    if (!audited.has(commandId)) say('not audited', `${verb} has no audit leaf`)
    if (verb === 'accept' && owner !== null && owner !== personId) {
      say('two owners', `${personId} accepted what ${owner} had`)
    }
    if (verb === 'accept') owner = personId
    if (verb === 'passOn') owner = null
  }
  if (owner !== kept.acceptedBy) say('lost answer', `${owner} had accepted; kept is ${kept.acceptedBy}`)
  const cancelled = deeds.some(({ verb }) => verb === 'cancel')
  const done = deeds.some(({ verb }) => verb === 'complete')
  if (cancelled !== (kept.state === 'cancelled')) say('lost answer', `cancelled, kept as ${kept.state}`)
  if (done !== (kept.state === 'done')) say('lost answer', `done, kept as ${kept.state}`)
  const climbing = new Set([
    'escalation.raise',
    'escalation.advance',
    'escalation.decline',
    'escalation.passOn',
  ])
  const rungs = new Set(kept.pages.map(({ rung }) => rung)).size
  const steps = kept.leaves.filter(({ action }) => climbing.has(action)).length
  if (steps < rungs) say('not audited', `${rungs} rungs were called in ${steps} audited steps`)
  return anomalies
}

import type { PatientRelation } from '@baton/contract'
import { asClock } from '../../../ui/time/format-time.ts'

const words: Readonly<Record<Exclude<PatientRelation, 'break-glass'>, string>> = {
  ward: 'you are on duty on their ward',
  role: 'you hold a role that covers their ward',
  team: 'your team looks after their ward',
  list: 'they are on a list that you see',
  task: 'you have a task about them',
  coordinator: 'you coordinate the site',
  entered: 'you entered them',
}

/** “You see this patient because you are on duty on their ward.” */
export function relationSentence(relations: readonly PatientRelation[], glassUntil: string | null): string {
  const known = relations.flatMap((relation) => (relation === 'break-glass' ? [] : [words[relation]]))
  if (known.length === 0) {
    const until = glassUntil === null ? '' : ` until ${asClock(new Date(glassUntil))}`
    return `You see this patient${until} because you gave a reason. It is recorded and reviewed.`
  }
  return `You see this patient because ${joined(known)}.`
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

import type { Random } from '../faults/random.ts'
import type { Person, Told, World } from './world.ts'
import { writeAdt } from './write-adt.ts'

/** A ward that nobody ever names. */
const nowhere = 'NOWHERE'

/** A message that cannot be used, of one of the kinds that senders really send; it changes nobody. */
export function breakMessage(random: Random, world: World): Told {
  const person = random.among(world.people)
  const way = random.among(ways)
  return way(world, person, random)
}

type Way = (world: World, person: Person, random: Random) => Told

const ways: readonly Way[] = [
  (world, person, random) => {
    const { controlId } = world.words(person, 'A08')
    return {
      controlId: '',
      bytes: Buffer.from(`noise ${controlId} ${random.below(1_000_000)}`),
      problem: 'not-hl7',
    }
  },
  (world, person) => told(world, person, 'A60', 'unknown-event', (text) => text),
  (world, person) => told(world, person, 'A08', 'no-patient', (text) => text.replace(/\rPID\|[^\r]*/, '')),
  (world, person) =>
    told(world, person, 'A31', 'bad-date', (text) =>
      text.replace(/(\rPID(?:\|[^|\r]*){6}\|)[^|]*/, '$119990231'),
    ),
  (world, person) =>
    told(world, person, 'A31', 'bad-date', (text) => text.replace(/(\rEVN\|A31\|)[^\r]*/, '$1yesterday')),
  (world, person) =>
    told(world, person, 'A31', 'identity-conflict', (text) =>
      text.replace(/(\rPID(?:\|[^|\r]*){2}\|[^|~]*)[^|]*/, '$1~9990000019^^^NHS^NH'),
    ),
  (world, person) =>
    told(world, person, 'A01', 'unknown-place', (text) =>
      text
        .replace(/(\rPV1\|1\|I\|)[^|]*/, `$1${nowhere}^^B1`)
        .replace(/(\rPID(?:\|[^|\r]*){2}\|)[^|]*/, `$1X${person.number}^^^RBZ^MR`),
    ),
  (world, person) => told(world, person, 'A40', 'no-patient', (text) => text),
]

function told(
  world: World,
  person: Person,
  event: string,
  problem: string,
  change: (text: string) => string,
): Told {
  const words = world.words(person, event)
  return { controlId: words.controlId, bytes: Buffer.from(change(writeAdt(words))), problem }
}

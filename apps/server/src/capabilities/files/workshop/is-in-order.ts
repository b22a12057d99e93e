import type { Workshop } from './workshop.ts'

/** A note that nothing can be wrong with. */
const sample = { name: 'sample.txt', content: Buffer.from('Bloods sent at ten.\n') }

/** Whether the workshop opens what is surely whole: where it does not, nothing that it says is held against a file. */
export async function isInOrder(workshop: Pick<Workshop, 'open'>): Promise<boolean> {
  const opening = await workshop.open({ name: sample.name, bytes: sample.content.length })
  try {
    await opening.write(sample.content)
    return (await opening.outcome()).is === 'good'
  } finally {
    opening.abandon()
  }
}

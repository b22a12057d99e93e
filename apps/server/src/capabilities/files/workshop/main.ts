import type { Readable } from 'node:stream'
import { openFile } from './inside/open-file.ts'
import { openPages } from './inside/pdf/open-pages.ts'
import { Intake } from './intake.ts'
import { frame, question, type Reply } from './wire.ts'

/**
 * The workshop: a process of its own in which one hostile file is opened, and no other ever. It has no keys, no
 * database, no settings and no way to write; it reads questions and writes replies, and ends when its input does.
 */
await serve(process.stdin)

async function serve(input: Readable): Promise<void> {
  const intake = new Intake(input)
  const opening = question.parse(await intake.heading())
  if (opening.do !== 'open') throw new Error('nothing is open')
  const content = await intake.take(opening.bytes)
  if (content === null) return
  const opened =
    opening.purpose === 'check' ? await openFile(content, opening.named) : await openPages(content)
  if (!opened.ok) return say({ is: 'bad', fault: opened.fault })
  for (const { name, content: made } of opened.made) await say({ is: 'made', name, bytes: made.length }, made)
  await say({ is: 'good', found: opened.found })
  for (;;) {
    const heading = await intake.heading()
    if (heading === null) return
    const asked = question.parse(heading)
    if (asked.do !== 'page') throw new Error('something is open already')
    const page = (await opened.drawPage?.(asked.number)) ?? null
    if (page === null) await say({ is: 'no-page' })
    else await say({ is: 'made', name: 'page', bytes: page.length }, page)
  }
}

function say(heading: Reply, content?: Buffer): Promise<void> {
  const said = content === undefined ? frame(heading) : Buffer.concat([frame(heading), content])
  return new Promise((resolve, reject) => {
    process.stdout.write(said, (error) => (error ? reject(error) : resolve()))
  })
}

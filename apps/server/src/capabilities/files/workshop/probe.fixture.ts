import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { Intake } from './intake.ts'
import { frame, question, type Reply } from './wire.ts'

/** A program in the workshop's place that was taken over: it does what the file says. */
const intake = new Intake(process.stdin)
const asked = question.parse(await intake.heading())
if (asked.do !== 'open') throw new Error('nothing is open')
const content = (await intake.take(asked.bytes))?.toString() ?? ''
const picture = { width: 8, height: 8, channels: 3, background: 'red' } as const

switch (content) {
  case 'spin':
    for (;;) Math.random()
  case 'grow': {
    const kept: Buffer[] = []
    // Slowly enough to be seen growing; what grows faster than that meets the shell's limit.
    for (; ; await sleep(20)) kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
  }
  case 'crash':
    process.exit(7)
    break
  case 'wait':
    await intake.take(1)
    break
  case 'babble':
    process.stdout.write('HTTP/1.1 200 OK\r\n\r\n')
    await intake.take(1)
    break
  case 'boast':
    process.stdout.write(frame({ is: 'made', name: 'whole', bytes: 2 ** 40 }))
    await intake.take(1)
    break
  case 'lie': {
    const page = Buffer.from('<script>alert(1)</script>')
    for (const name of ['thumbnail', 'preview', 'whole'] as const)
      say({ is: 'made', name, bytes: page.length }, page)
    say({ is: 'good', found: foundAs('image/jpeg') })
    break
  }
  case 'other type':
    say({ is: 'good', found: foundAs('text/html') })
    break
  default:
    await lookRound(content)
}

/** Tries everything that it must not be able to do; says what it could. */
async function lookRound(secret: string): Promise<void> {
  const out = path.join(tmpdir(), `taken-out-${process.pid}`)
  const tries: Record<string, () => unknown> = {
    'read what Baton keeps': () => readFileSync(secret),
    'read the passwords': () => readFileSync('/etc/passwd'),
    'read its own settings': () => {
      if (Object.keys(process.env).every((name) => name === 'PWD' || name === 'VIPSHOME' || name === '_'))
        throw new Error()
    },
    'read the settings of the server': () => readFileSync(`/proc/${process.ppid}/environ`),
    'write a file': () => writeFileSync(out, 'a'),
    'write a file through the picture library': () => sharp({ create: picture }).png().toFile(`${out}.png`),
    'start a program': () => execFileSync('/bin/echo'),
    'start a thread': () => new Worker('1', { eval: true }),
    'make code from words': () => new Function('return 1')(),
  }
  const could: string[] = []
  for (const [what, attempt] of Object.entries(tries)) {
    try {
      await attempt()
      could.push(what)
    } catch {
      // That is right.
    }
  }
  const words = Buffer.from(JSON.stringify(could))
  say({ is: 'made', name: 'whole', bytes: 1 }, Buffer.from('\n'))
  say({ is: 'made', name: 'words', bytes: words.length }, words)
  say({ is: 'good', found: foundAs('text/plain') })
}

function foundAs(mediaType: string) {
  return { mediaType, width: null, height: null, pages: null, durationMs: null }
}

function say(heading: Reply, made = Buffer.alloc(0)): void {
  process.stdout.write(Buffer.concat([frame(heading), made]))
}

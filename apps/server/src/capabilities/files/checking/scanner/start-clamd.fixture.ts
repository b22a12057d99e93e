import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ClamdAddress, clamd } from './clamd.ts'
import { eicar } from './paper-clamd.fixture.ts'

const program = '/usr/sbin/clamd'

/** Whether ClamAV's daemon is installed here (Debian: clamav-daemon). */
export const hasClamd = existsSync(program)

/** Starts the real clamd, which knows one signature: that of the test text. */
export async function startClamd(): Promise<{ address: ClamdAddress; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-clamav-'))
  const address = { path: path.join(folder, 'clamd.ctl') }
  writeFileSync(path.join(folder, 'test.ndb'), `Test:0:*:${Buffer.from(eicar).toString('hex')}\n`)
  writeFileSync(
    path.join(folder, 'clamd.conf'),
    [
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${address.path}`,
      'Foreground yes',
      `User ${userInfo().username}`,
      '',
    ].join('\n'),
  )
  const child = spawn(program, ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; !(await clamd(address).answers()); tries += 1) {
    if (tries > 200 || child.exitCode !== null) throw new Error('clamd does not answer')
    await sleep(100)
  }
  return {
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

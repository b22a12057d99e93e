import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Stands between the server and PostgreSQL where there is no POSIX shell (Windows), as a process of its own: lets
 * pg_ctl start PostgreSQL, because only pg_ctl can take an administrator's rights from it, stops it when standard
 * input ends, and ends with an error when PostgreSQL has ended by itself.
 *
 * Arguments: pg_ctl, the cluster, the settings file.
 */
const [, , pgCtl = '', cluster = '', settings = ''] = process.argv
const log = path.join(path.dirname(settings), 'postgres.log')
const lookMs = 1000

const start = spawnSync(
  pgCtl,
  ['start', '-w', '-s', '-D', cluster, '-l', log, '-o', `-c config_file="${settings}"`],
  {
    stdio: 'ignore',
  },
)
if (start.status !== 0) {
  process.stderr.write(lastLines())
  process.exit(1)
}

const look = setInterval(() => {
  spawn(pgCtl, ['status', '-D', cluster], { stdio: 'ignore' }).on('close', (code) => {
    if (code !== 0) process.exit(1)
  })
}, lookMs)

process.stdin.resume().on('close', () => {
  clearInterval(look)
  spawnSync(pgCtl, ['stop', '-w', '-m', 'fast', '-t', '60', '-D', cluster], { stdio: 'ignore' })
  process.exit(0)
})

function lastLines(): string {
  try {
    return readFileSync(log, 'utf8').split('\n').slice(-6).join('\n')
  } catch {
    return 'pg_ctl could not start it\n'
  }
}

import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dataDirOf } from './data-dir.ts'
import { feedPort } from './feed.ts'

/** Serves the demonstration in a data folder of its own until it is told to stop. Argument: the port. */
const port = process.argv[2] ?? '34117'
const dataDir = dataDirOf(Number(port))
// Left by a run that was killed.
rmSync(dataDir, { recursive: true, force: true })
const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PORT: port,
    DATA_DIR: dataDir,
    DEMO: 'on',
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
    HL7_ORGANISATION: 'St Brannoc’s University Hospitals',
    HL7_LISTEN: `127.0.0.1:${feedPort(Number(port))}`,
  },
})
server.on('exit', (status) => {
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(status ?? 1)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'))

import { readdirSync, readFileSync } from 'node:fs'

const lookEveryMs = 100
const pageBytes = 4096
/** What a server starts: its database, the shells that bind the workshop, and the workshop itself. */
const known = /^(node|MainThread|sh|dash|postgres|initdb|pg_ctl|libuv-worker)/

export interface SeenProcesses {
  readonly serverBytes: number
  /** The most of one process of the workshop. */
  readonly workshopBytes: number
  /** Programs under the server that it does not start by itself. */
  readonly strangers: readonly string[]
  readonly restarted: boolean
}

/** Watches a server and everything that it starts (Linux). */
export function watchProcesses(serverPid: number): { stop(): SeenProcesses } {
  let serverBytes = 0
  let workshopBytes = 0
  const strangers = new Set<string>()
  let restarted = false
  const born = birthOf(serverPid)
  const timer = setInterval(look, lookEveryMs)

  function look(): void {
    const all = processes()
    if (birthOf(serverPid) !== born) restarted = true
    serverBytes = Math.max(serverBytes, memoryOf(serverPid))
    for (const pid of descendants(all, serverPid)) {
      const { name, command } = all.get(pid) ?? { name: '', command: '' }
      if (!known.test(name)) strangers.add(`${name} ${command.slice(0, 80)}`)
      if (command.includes('workshop/main.ts')) workshopBytes = Math.max(workshopBytes, memoryOf(pid))
    }
  }

  return {
    stop() {
      clearInterval(timer)
      return { serverBytes, workshopBytes, strangers: [...strangers], restarted }
    },
  }
}

interface Process {
  readonly parent: number
  readonly name: string
  readonly command: string
}

function processes(): Map<number, Process> {
  const found = new Map<number, Process>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const end = stat.lastIndexOf(')')
      const parent = Number(stat.slice(end + 2).split(' ')[1])
      const name = stat.slice(stat.indexOf('(') + 1, end)
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')
      found.set(Number(entry), { parent, name, command })
    } catch {
      // It ended while it was looked at.
    }
  }
  return found
}

function descendants(all: ReadonlyMap<number, Process>, of: number): number[] {
  const children = [...all].filter(([, { parent }]) => parent === of).map(([pid]) => pid)
  return [...children, ...children.flatMap((pid) => descendants(all, pid))]
}

function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes
  } catch {
    return 0
  }
}

/** When a process was started, in the kernel's own measure; another process under the same number differs in it. */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

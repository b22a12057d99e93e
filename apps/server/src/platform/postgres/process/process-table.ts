import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

export interface ProcessEntry {
  readonly parent: number
  /** The command line with its arguments separated by blanks. */
  readonly command: string
}

/** What runs under this process id at the moment; undefined when nothing does. */
export function findProcess(pid: number): ProcessEntry | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** Whether the process works in that folder; undefined where the system does not tell. */
export function worksIn(pid: number, folder: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const itsFolder = statSync(`/proc/${pid}/cwd`)
    const asked = statSync(folder)
    return itsFolder.dev === asked.dev && itsFolder.ino === asked.ino
  } catch {
    return undefined
  }
}

function fromProc(pid: number): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may itself hold blanks and brackets.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    // A process that is ending has given its memory back, and its command line with it, before it is a zombie.
    return command === '' ? undefined : { parent: Number(parent), command }
  } catch {
    return undefined
  }
}

function fromPs(pid: number): ProcessEntry | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [, parent, command] = /^(\d+)\s+(.*)$/s.exec(line) ?? []
    return parent === undefined ? undefined : { parent: Number(parent), command: command ?? '' }
  } catch {
    return undefined
  }
}

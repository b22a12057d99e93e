import { readdirSync, readFileSync } from 'node:fs'

/** The media process that a server started (Linux); 0: there is none now. */
export function mediaProcessOf(serverPid: number): number {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (parent !== serverPid) continue
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('media/engine/')) return Number(entry)
    } catch {
      // It ended while it was looked at.
    }
  }
  return 0
}

/** Memory that a process holds, in bytes; 0: it is gone. */
export function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

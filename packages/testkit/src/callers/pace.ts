/** Something that is done a little at a time, on time. */
export interface Paced {
  tick(nowMs: number): void
}

const everyMs = 10
const paced = new Set<Paced>()
let timer: NodeJS.Timeout | undefined

/** One timer for everybody in the process: twenty participants with five each would be late by their timers alone. */
export function beginPace(one: Paced): void {
  paced.add(one)
  timer ??= setInterval(() => {
    const nowMs = performance.now()
    for (const each of paced) each.tick(nowMs)
  }, everyMs)
}

export function endPace(one: Paced): void {
  paced.delete(one)
  if (paced.size > 0 || timer === undefined) return
  clearInterval(timer)
  timer = undefined
}

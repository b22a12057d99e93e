import { refusedByDatabase, sqlStateOf } from './sql-state.ts'

export interface GroupCommitOptions<Job, Outcome> {
  /**
   * Does jobs of one group in one transaction and gives each its own outcome, in order. When it throws, nothing of
   * any of them was kept, or doing it again changes nothing more.
   */
  commit: (group: string, jobs: readonly Job[]) => Promise<Outcome[]>
  /** Most jobs in one transaction. */
  most?: number
  /** Most transactions of one group at a time: one is written to disk while the next is prepared. */
  inFlight?: number
  /** How long a job waits for company, when nobody waits for it; by default not at all. */
  gatherMs?: number
}

/** Does a job together with whatever else waits, and answers when it is committed. */
export type GroupCommit<Job, Outcome> = (group: string, job: Job) => Promise<Outcome>

/** Attempts at a job alone that another transaction stood in the way of. */
const attempts = 5

/**
 * Adaptive group commit: a job that comes alone starts at once; jobs that come while transactions are under way wait
 * and then commit together, so that throughput rises with load. A job that fails its transaction is found by trying
 * each alone: it never takes the others with it.
 */
export function createGroupCommit<Job, Outcome>(
  options: GroupCommitOptions<Job, Outcome>,
): GroupCommit<Job, Outcome> {
  const lanes = new Map<string, Lane<Job, Outcome>>()
  return (group, job) => {
    let lane = lanes.get(group)
    if (lane === undefined) {
      lane = openLane(group, options, () => lanes.delete(group))
      lanes.set(group, lane)
    }
    return lane(job)
  }
}

type Lane<Job, Outcome> = (job: Job) => Promise<Outcome>

interface Waiting<Job, Outcome> {
  job: Job
  resolve: (outcome: Outcome) => void
  reject: (error: unknown) => void
}

function openLane<Job, Outcome>(
  group: string,
  { commit, most = 128, inFlight = 2, gatherMs = 0 }: GroupCommitOptions<Job, Outcome>,
  emptied: () => void,
): Lane<Job, Outcome> {
  let waiting: Waiting<Job, Outcome>[] = []
  let running = 0
  let scheduled = false

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject })
      schedule()
    })

  /** What arrives in the same turn of the event loop goes together. */
  function schedule(): void {
    if (scheduled || running >= inFlight) return
    scheduled = true
    if (gatherMs > 0 && waiting.length < most) setTimeout(take, gatherMs)
    else setImmediate(take)
  }

  function take(): void {
    scheduled = false
    if (waiting.length === 0 || running >= inFlight) return
    const taken = waiting.slice(0, most)
    waiting = waiting.slice(most)
    running += 1
    void run(taken).finally(() => {
      running -= 1
      if (waiting.length > 0) schedule()
      else if (running === 0) emptied()
    })
    if (waiting.length > 0) schedule()
  }

  async function run(taken: readonly Waiting<Job, Outcome>[]): Promise<void> {
    try {
      settle(
        taken,
        await commit(
          group,
          taken.map((one) => one.job),
        ),
      )
    } catch (error) {
      if (refusedByDatabase(error)) for (const one of taken) await runAlone(one)
      else for (const one of taken) one.reject(error)
    }
  }

  async function runAlone(one: Waiting<Job, Outcome>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        settle([one], await commit(group, [one.job]))
        return
      } catch (error) {
        if (attempt < attempts && stoodInTheWay(error)) continue
        one.reject(error)
        return
      }
    }
  }

  function settle(taken: readonly Waiting<Job, Outcome>[], outcomes: readonly Outcome[]): void {
    if (outcomes.length !== taken.length) throw new Error('every job needs an outcome')
    for (const [index, one] of taken.entries()) one.resolve(outcomes[index] as Outcome)
  }
}

/** Serialisation failure, deadlock, or the same key written at the same moment. */
function stoodInTheWay(error: unknown): boolean {
  return ['40001', '40P01', '23505'].includes(sqlStateOf(error) ?? '')
}

import { expect, test } from 'vitest'
import { createGroupCommit } from './group-commit.ts'

/** A store that commits what it is given when the test lets it. */
function slowStore(fail?: (jobs: readonly string[]) => unknown) {
  const batches: string[][] = []
  const gates: (() => void)[] = []
  return {
    batches,
    release: () => gates.shift()?.(),
    async commit(_group: string, jobs: readonly string[]) {
      batches.push([...jobs])
      await new Promise<void>((resolve) => gates.push(resolve))
      const failure = fail?.(jobs)
      if (failure !== undefined) throw failure
      return jobs.map((job) => `${job}!`)
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

async function drain(store: { release: () => void }, work: Promise<unknown>): Promise<void> {
  let over = false
  const ended = work.then(
    () => (over = true),
    () => (over = true),
  )
  while (!over) {
    store.release()
    await turn()
  }
  await ended
}

test('jobs that come while two transactions are under way wait, and then commit together', async () => {
  const store = slowStore()
  const commit = createGroupCommit({ commit: store.commit })
  const first = commit('ward', 'a')
  await turn()
  const second = commit('ward', 'b')
  await turn()
  const rest = Promise.all(['c', 'd', 'e'].map((job) => commit('ward', job)))
  await turn()
  expect(store.batches).toEqual([['a'], ['b']])
  store.release()
  expect(await first).toBe('a!')
  await turn()
  expect(store.batches[2]).toEqual(['c', 'd', 'e'])
  await drain(store, Promise.all([second, rest]))
  expect(await rest).toEqual(['c!', 'd!', 'e!'])
})

test('what comes in one turn goes together, and never more than the most', async () => {
  const store = slowStore()
  const commit = createGroupCommit({ commit: store.commit, most: 2, inFlight: 1 })
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((job) => commit('ward', job)))
  await drain(store, all)
  expect(store.batches).toEqual([['a', 'b'], ['c', 'd'], ['e']])
})

test('one organisation never waits for another', async () => {
  const store = slowStore()
  const commit = createGroupCommit({ commit: store.commit, inFlight: 1 })
  const all = Promise.all([commit('one', 'a'), commit('other', 'b')])
  await turn()
  expect(store.batches).toEqual([['a'], ['b']])
  await drain(store, all)
})

test('MSG21: a job that the database refuses fails alone', async () => {
  const refusal = Object.assign(new Error('check failed'), { code: '23514' })
  const store = slowStore((jobs) => (jobs.includes('bad') ? refusal : undefined))
  const commit = createGroupCommit({ commit: store.commit, inFlight: 1 })
  const all = Promise.allSettled(['a', 'bad', 'c'].map((job) => commit('ward', job)))
  await drain(store, all)
  expect((await all).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a job that another stood in the way of is tried again', async () => {
  let failures = 2
  const conflict = Object.assign(new Error('written at the same moment'), { code: '23505' })
  const store = slowStore(() => (failures-- > 0 ? conflict : undefined))
  const commit = createGroupCommit({ commit: store.commit })
  const one = commit('ward', 'a')
  await drain(store, one)
  expect(await one).toBe('a!')
})

test('RT28: when the connection is lost nothing is tried again: whether it was committed is unknown', async () => {
  const lost = Object.assign(new Error('terminated'), { code: '57P01' })
  const store = slowStore(() => lost)
  const commit = createGroupCommit({ commit: store.commit, inFlight: 1 })
  const all = Promise.allSettled(['a', 'b'].map((job) => commit('ward', job)))
  await drain(store, all)
  expect((await all).map((one) => one.status)).toEqual(['rejected', 'rejected'])
  expect(store.batches).toEqual([['a', 'b']])
})

test('where nobody waits for them, jobs that come one after another wait for each other', async () => {
  const store = slowStore()
  const commit = createGroupCommit({ commit: store.commit, gatherMs: 20, most: 3 })
  const first = commit('ward', 'a')
  await turn()
  const all = Promise.all([first, commit('ward', 'b')])
  await turn()
  expect(store.batches).toEqual([])
  await drain(store, all)
  expect(store.batches).toEqual([['a', 'b']])
})

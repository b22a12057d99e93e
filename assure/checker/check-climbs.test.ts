import { describe, expect, test } from 'vitest'
import { checkClimbs } from './check-climbs.ts'
import type { Climbed, Kept, LadderHistory } from './climbs.ts'

const minute = 60_000
const roles = { registrar: 'registrar', vacant: 'vacant', senior: 'senior' }

/** A nurse called the registrar; nobody answered; the vacant rung was passed over and the senior called. */
function climbed(change: Partial<Climbed> = {}, kept: Partial<Kept> = {}): Climbed {
  return {
    id: 'one',
    urgency: 'urgent',
    raisedBy: 'nurse',
    raisedAtMs: 0,
    rungs: [
      { roleId: roles.registrar, waitMs: 10 * minute },
      { roleId: roles.vacant, waitMs: 10 * minute },
      { roleId: roles.senior, waitMs: 10 * minute },
    ],
    deeds: [done('accept', 'connie', 12)],
    ...change,
    kept: {
      state: 'accepted',
      acceptedBy: 'connie',
      pages: [page('rana', 0, 0), page('connie', 2, 10)],
      passedOver: [{ rung: 1, atMs: 10 * minute, datedMs: 10 * minute }],
      calls: [call('rana', 0, 0, 0), call('rana', 0, 1, 2), call('connie', 2, 0, 10)],
      exhausted: [],
      leaves: [
        { action: 'escalation.raise', commandId: null },
        { action: 'escalation.advance', commandId: null },
        { action: 'escalation.accept', commandId: 'accept connie' },
      ],
      ...kept,
    },
  }
}

function page(personId: string, rung: number, at: number) {
  return { personId, rung, atMs: at * minute, datedMs: at * minute }
}

function call(personId: string, rung: number, round: number, at: number, attempts = ['in-app1']) {
  return { personId, rung, round, atMs: at * minute, datedMs: at * minute, attempts }
}

function done(verb: Climbed['deeds'][number]['verb'], personId: string, at: number) {
  const atMs = at * minute
  return { verb, personId, commandId: `${verb} ${personId}`, askedAtMs: atMs, answeredAtMs: atMs + 5 }
}

function judge(one: Climbed, history: Partial<LadderHistory> = {}): string[] {
  const whole: LadderHistory = {
    speed: 1,
    baseMs: 0,
    climbs: [one],
    jumps: [],
    harms: [],
    deserted: [],
    readAtMs: 60 * minute,
    holders: new Map([
      [roles.registrar, ['rana']],
      [roles.vacant, []],
      [roles.senior, ['connie']],
    ]),
    repeatEveryMs: { urgent: 2 * minute, emergency: 45_000 },
    ...history,
  }
  return [...new Set(checkClimbs(whole).anomalies.map(({ kind }) => kind))].sort()
}

const good = climbed()

test('a ladder that was climbed as it should be is not complained of', () => {
  expect(judge(good)).toEqual([])
})

describe('the checker finds each planted fault', () => {
  test('a rung that was never called', () => {
    const silent = climbed(
      { deeds: [] },
      {
        state: 'running',
        acceptedBy: null,
        pages: [page('rana', 0, 0)],
        passedOver: [],
        calls: [call('rana', 0, 0, 0)],
      },
    )
    expect(judge(silent)).toContain('missed')
  })

  test('a rung that was jumped over', () => {
    expect(judge(climbed({}, { passedOver: [] }))).toEqual(['skipped'])
  })

  test('a page that was written twice', () => {
    const pages = [...good.kept.pages, page('connie', 2, 10.1)]
    expect(judge(climbed({}, { pages }))).toEqual(['doubled'])
  })

  test('a call that was made twice, and one that was made twice by one channel', () => {
    const calls = [...good.kept.calls, call('rana', 0, 1, 2.1)]
    expect(judge(climbed({}, { calls }))).toEqual(['doubled'])
    const attempts = [call('rana', 0, 0, 0, ['email1', 'email1']), ...good.kept.calls.slice(1)]
    expect(judge(climbed({}, { calls: attempts }))).toEqual(['doubled'])
  })

  test('a rung that was called before its time', () => {
    const early = {
      pages: [page('rana', 0, 0), page('connie', 2, 9.99)],
      calls: [call('rana', 0, 0, 0), call('connie', 2, 0, 9.99)],
    }
    expect(judge(climbed({}, early))).toEqual(['early'])
  })

  test('a round that came before its time', () => {
    const calls = [call('rana', 0, 0, 0), call('rana', 0, 1, 1.9), call('connie', 2, 0, 10)]
    expect(judge(climbed({}, { calls }))).toEqual(['early'])
  })

  test('a call before its time, also by what a clock that was set forward gave', () => {
    const kept = {
      pages: [page('rana', 0, 0), page('connie', 2, 4)],
      calls: [call('rana', 0, 0, 0), call('connie', 2, 0, 4)],
    }
    const by = (minutes: number) => ({ jumps: [{ atMs: 2 * minute, byMs: minutes * minute }] })
    expect(judge(climbed({}, kept), by(6))).toEqual([])
    expect(judge(climbed({}, kept), by(5))).toEqual(['early'])
    expect(judge(climbed({}, kept), by(-6))).toEqual(['early'])
  })

  test('a rung that came too late', () => {
    const late = {
      pages: [page('rana', 0, 0), page('connie', 2, 10.5)],
      calls: [call('rana', 0, 0, 0), call('connie', 2, 0, 10.5)],
    }
    expect(judge(climbed({}, late))).toEqual(['late'])
  })

  test('a call after it was accepted', () => {
    const calls = [...good.kept.calls, call('connie', 2, 1, 12.1)]
    expect(judge(climbed({}, { calls }))).toContain('called after the end')
  })

  test('somebody else than who holds the role', () => {
    const pages = [page('rana', 0, 0), page('sam', 2, 10)]
    const calls = [call('rana', 0, 0, 0), call('sam', 2, 0, 10)]
    expect(judge(climbed({ deeds: [] }, { pages, calls, acceptedBy: null, state: 'cancelled' }))).toContain(
      'wrong person',
    )
  })

  test('a rung that was passed over although somebody held it', () => {
    const pages = [page('rana', 0, 0)]
    const passedOver = [1, 2].map((rung) => ({ rung, atMs: 10 * minute, datedMs: 10 * minute }))
    const kept = { state: 'exhausted', acceptedBy: null, pages, passedOver, calls: [call('rana', 0, 0, 0)] }
    expect(judge(climbed({ deeds: [] }, kept))).toContain('wrongly passed over')
  })

  test('somebody who was paged by a row and never called', () => {
    expect(judge(climbed({}, { calls: good.kept.calls.slice(0, 2) }))).toEqual(['silent'])
  })

  test('two owners, and an answer that was lost', () => {
    const two = climbed({ deeds: [done('accept', 'rana', 11), done('accept', 'connie', 12)] })
    expect(judge(two)).toContain('two owners')
    expect(judge(climbed({}, { acceptedBy: null, state: 'running' }))).toContain('lost answer')
  })

  test('a step that left no audit leaf', () => {
    expect(judge(climbed({}, { leaves: good.kept.leaves.slice(0, 2) }))).toEqual(['not audited'])
    const unsaid = [good.kept.leaves[0], good.kept.leaves[2]].filter((leaf) => leaf !== undefined)
    expect(judge(climbed({}, { leaves: unsaid }))).toEqual(['not audited'])
  })
})

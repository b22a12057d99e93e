import { api } from '@baton/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createAnswers } from './answers.ts'
import type { ask } from './ask.ts'

const { listTeams, openTeam } = api.identity

let asked: string[]
let now: number
let answers: ReturnType<typeof createAnswers>
let isUp: boolean

beforeEach(() => {
  asked = []
  now = 1_000_000
  isUp = true
  // The line is the fake; what it answers is of no matter here.
  const line = async (operation: { name: string }, input: unknown) => {
    asked.push(`${operation.name} ${JSON.stringify(input)}`)
    return isUp
      ? { ok: true, value: { place: asked.length } }
      : { ok: false, failure: { code: 'unreachable' } }
  }
  answers = createAnswers({ ask: line as unknown as typeof ask, now: () => now })
})

function look(
  input: object = {},
  operation: typeof listTeams | typeof openTeam = listTeams,
): Promise<() => void> {
  return new Promise((resolve) => {
    const stop = answers.watch(operation, input, () => resolve(stop))
  })
}

describe('the answers that screens share', () => {
  it('are asked for once, however many screens look', async () => {
    await Promise.all([look(), look()])
    expect(asked).toHaveLength(1)
  })

  it('are the same object until another comes, so that nothing is drawn twice', async () => {
    await look()
    expect(answers.get(listTeams, {})).toBe(answers.get(listTeams, {}))
  })

  it('are asked for again when they are old and somebody looks', async () => {
    const stop = await look()
    stop()
    now += 14_000
    answers.watch(listTeams, {}, () => {})
    expect(asked).toHaveLength(1)
    now += 2_000
    answers.refreshOld()
    expect(asked).toHaveLength(2)
  })

  it('are asked for again where they are on show after a change, and forgotten elsewhere', async () => {
    await look()
    const stop = await look({ teamId: 'a' }, openTeam)
    stop()
    await answers.outdate([listTeams, openTeam])
    expect(asked).toEqual([
      'identity.listTeams {}',
      'identity.openTeam {"teamId":"a"}',
      'identity.listTeams {}',
    ])
    expect(answers.get(openTeam, { teamId: 'a' })).toBeUndefined()
  })

  it('never take a failure for fresh', async () => {
    isUp = false
    await look()
    isUp = true
    await look()
    expect(answers.get(listTeams, {})?.ok).toBe(true)
  })

  it('are gone when the person has signed out, also those on their way', async () => {
    await look()
    const late = answers.again(listTeams, {})
    answers.forget()
    await late
    expect(answers.get(listTeams, {})).toBeUndefined()
  })

  it('keep no more than sixty that nobody looks at', async () => {
    for (let team = 0; team < 80; team += 1) (await look({ teamId: String(team) }, openTeam))()
    const kept = Array.from({ length: 80 }, (_, team) => answers.get(openTeam, { teamId: String(team) }))
    expect(kept.filter(Boolean)).toHaveLength(60)
  })
})

import { refusals } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { escalation, messageId } from '../../test/escalations.ts'
import { amina } from '../../test/people.ts'
import type { Answer } from '../answer.ts'
import { unreachable } from '../answer.ts'
import { createUrgentActs } from './acts.ts'

describe('accepting and declining', () => {
  test('what is accepted is shown as accepted with the answer', async () => {
    const accepted = escalation({ version: 2, state: 'accepted', acceptedBy: amina })
    const { acts, took } = device(() => ({ ok: true, value: { escalation: accepted } }))
    expect(await acts.accept(messageId)).toEqual({ ok: true, value: accepted })
    expect(took).toEqual([accepted])
  })

  test('without a line it is said that it was not done, and whom to telephone; nothing waits to be sent', async () => {
    const { acts, asked } = device(() => unreachable, false)
    const answer = await acts.accept(messageId)
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        title: 'This was not done: Baton cannot be reached.',
        next: 'Telephone 4471. Nothing is sent later by itself.',
      },
    })
    expect(asked).toHaveLength(1)
  })

  test('when the line falls in the middle it is not claimed to be undone, and asking again does it once', async () => {
    let answer: Answer<unknown> = unreachable
    const { acts, asked } = device(() => answer)
    expect(await acts.decline(messageId)).toMatchObject({
      refusal: { title: 'Baton could not be reached, so this may not have been done.' },
    })
    answer = { ok: true, value: { escalation: escalation({ version: 2 }) } }
    await acts.decline(messageId)
    await acts.decline(messageId)
    expect(asked[0]).toBe(asked[1])
    expect(asked[2]).not.toBe(asked[1])
  })

  test('a refusal is passed on as it is', async () => {
    const code = 'already-accepted'
    const { acts, took } = device(() => ({ ok: false, refusal: { code, ...refusals[code] } }))
    expect(await acts.accept(messageId)).toMatchObject({ refusal: { code } })
    expect(took).toEqual([])
  })
})

function device(answer: () => Answer<unknown>, isOpen = true) {
  const asked: string[] = []
  const took: unknown[] = []
  let made = 0
  const acts = createUrgentActs({
    newId() {
      made += 1
      return `id ${made}`
    },
    isOpen: () => isOpen,
    async call(_operation, _input, id) {
      asked.push(id)
      return answer() as never
    },
    find: () => escalation(),
    took: (one) => took.push(one),
  })
  return { acts, asked, took }
}

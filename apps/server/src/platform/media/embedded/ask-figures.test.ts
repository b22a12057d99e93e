import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { askFigures } from './ask-figures.ts'

const told = {
  t: 'figures',
  connections: 2,
  packetsForwarded: 100,
  packetsLost: 3,
  processorMs: 500,
} as const

function open() {
  const clock = fakeClock()
  const questions: number[] = []
  return { clock, questions, desk: askFigures(clock, (asked) => questions.push(asked)) }
}

test('the share of a core is what was used since the last look', async () => {
  const { clock, desk } = open()
  const first = desk.ask()
  clock.advance(800)
  desk.heard({ ...told, asked: 1, processorMs: 400 })
  expect(await first).toEqual({ connections: 2, packetsForwarded: 100, packetsLost: 3, processor: 0.5 })
  const second = desk.ask()
  clock.advance(500)
  desk.heard({ ...told, asked: 2, processorMs: 500 })
  expect((await second).processor).toBe(0.2)
})

test('counters go on when the process was begun again', async () => {
  const { desk } = open()
  const first = desk.ask()
  desk.heard({ ...told, asked: 1 })
  await first
  desk.forget()
  const second = desk.ask()
  desk.heard({ ...told, asked: 2, packetsForwarded: 5, packetsLost: 0 })
  expect(await second).toMatchObject({ packetsForwarded: 105, packetsLost: 3 })
})

test('a process that does not say how it does is one that carries nothing', async () => {
  const { clock, desk } = open()
  const asked = desk.ask()
  clock.advance(1_000)
  expect(await asked).toMatchObject({ connections: 0, processor: 0 })
})

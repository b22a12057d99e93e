import { expect, it } from 'vitest'
import { dockSnapshot } from './dock-snapshot.ts'

const since = 1_000_000
const own = { microphone: true }
const at = (live: Partial<Parameters<typeof dockSnapshot>[0]['live']>, ms = 245_000) =>
  dockSnapshot({
    live: { phase: 'in', hasLine: true, transport: null, own, ...live },
    title: 'Lung MDT',
    since,
    now: since + ms,
  })

it('the meeting that one is in says for how long, wherever one works', () => {
  expect(at({})).toMatchObject({ title: 'Lung MDT', words: '04:05', isGood: true, isMuted: false })
  expect(at({}, 3_845_000)?.words).toBe('1:04:05')
  expect(at({ own: { microphone: false } })?.isMuted).toBe(true)
})

it('a line that broke is said there while it lasts (CAL21)', () => {
  expect(at({ hasLine: false })).toMatchObject({ words: 'Reconnecting…', isGood: false })
})

it('waiting, coming in and gone are said', () => {
  expect(at({ phase: 'waiting' })).toMatchObject({ words: 'Waiting to be let in', hasMicrophone: false })
  expect(at({ phase: 'entering' })?.words).toBe('Connecting…')
  expect(at({ phase: 'over' })).toBeUndefined()
})

import { setTimeout as pause } from 'node:timers/promises'
import { lookAround, within } from '@baton/testkit/callers/crowd'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf, openWard, type Ward } from './embedded.fixture.ts'

let ward: Ward
beforeEach(() => {
  ward = openWard()
})
afterEach(() => ward.leave())

const patienceMs = 30_000

test('two colleagues hear and see each other, and nobody hears themselves', async () => {
  const ada = ward.enter('ada')
  const ben = ward.enter('ben')
  lookAround([ada, ben], 1)
  const each = () => heard(ada, 'ben') > 20 && heard(ben, 'ada') > 20
  expect(await within(patienceMs, each)).toBe(true)
  expect(
    await within(patienceMs, () => ada.framesFrom(idOf('ben')) > 10 && ben.framesFrom(idOf('ada')) > 10),
  ).toBe(true)
  expect(heard(ada, 'ada')).toBe(0)
  expect(
    await within(patienceMs, () => ada.speakers.some(({ participantId }) => participantId === idOf('ben'))),
  ).toBe(true)
})

test('meetings do not hear each other', async () => {
  const [ada, , cem] = [ward.enter('ada', 'ward 3'), ward.enter('ben', 'ward 3'), ward.enter('cem', 'ward 4')]
  expect(await within(patienceMs, () => heard(ada, 'ben') > 20 && cem.state === 'up')).toBe(true)
  cem.look([idOf('ada'), idOf('ben')])
  await pause(500)
  expect([...cem.ears.heard.keys()]).toEqual([])
})

test('of twenty who come in at once none is left out', async () => {
  const everyone = Array.from({ length: 20 }, (_, index) => ward.enter(`nurse ${index}`))
  everyone.forEach((caller, index) => {
    caller.mouth.level = index === 0 ? 20 : 120
  })
  expect(await within(patienceMs, () => everyone.every(({ state }) => state === 'up'))).toBe(true)
  const others = everyone.slice(1)
  expect(await within(patienceMs, () => others.every((caller) => heard(caller, 'nurse 0') > 10))).toBe(true)
  expect((await ward.media.figures()).connections).toBe(20)
})

test('a device is sent four voices and nine pictures at most, each under the right name (CAL18)', async () => {
  const everyone = Array.from({ length: 12 }, (_, index) => ward.enter(`nurse ${index}`))
  everyone.forEach((caller, index) => {
    caller.mouth.level = 20 + index
  })
  lookAround(everyone, 9)
  const [first] = everyone
  if (first === undefined) throw new Error('nobody came')
  const carries = (source: string) => first.ears.filled.filter((slot) => slot.source === source).length
  expect(await within(patienceMs, () => carries('microphone') === 4 && carries('camera') === 9)).toBe(true)
  for (let look = 0; look < 20; look += 1) {
    await pause(100)
    for (const { filled } of everyone.map(({ ears }) => ears)) {
      expect(filled.filter(({ source }) => source === 'microphone').length).toBeLessThanOrEqual(4)
      expect(filled.filter(({ source }) => source === 'camera').length).toBeLessThanOrEqual(9)
    }
  }
  for (const caller of everyone) expect(caller.ears.wrong).toBe(0)
  expect(first.ears.filled.every(({ participantId }) => participantId !== idOf('nurse 0'))).toBe(true)
})

test('the loudest are heard: whoever speaks up takes the place of whoever has fallen silent (CAL18)', async () => {
  const everyone = Array.from({ length: 7 }, (_, index) => ward.enter(`nurse ${index}`))
  const [listener, , , , , quiet, last] = everyone
  if (listener === undefined || quiet === undefined || last === undefined) throw new Error('nobody came')
  everyone.forEach((caller, index) => {
    caller.mouth.level = index <= 4 ? 30 : 115
  })
  expect(await within(patienceMs, () => voicesOf(listener).length === 4 && everyone.every(isUp))).toBe(true)
  expect(await within(patienceMs, () => !voicesOf(listener).includes(idOf('nurse 6')))).toBe(true)
  everyone.forEach((caller, index) => {
    caller.mouth.level = index === 6 ? 20 : 120
  })
  listener.ears.heard.clear()
  expect(await within(patienceMs, () => heard(listener, 'nurse 6') > 20)).toBe(true)
})

test('whoever is silenced is silent on the server, whatever their device sends, until they unmute (CAL17)', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  await ward.media.silence({ meetingId: 'handover', participantId: idOf('ada') })
  await pause(300)
  ben.ears.heard.clear()
  await pause(700)
  expect(heard(ben, 'ada')).toBe(0)
  expect(ben.speakers.filter(({ participantId }) => participantId === idOf('ada'))).toEqual([])
  ada.dial()
  expect(await within(patienceMs, () => ada.state === 'up')).toBe(true)
  await pause(700)
  expect(heard(ben, 'ada')).toBe(0)
  await ward.media.unsilence({ meetingId: 'handover', participantId: idOf('ada') })
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
})

test('a picture that changes from one colleague to another goes on without a break for the decoder', async () => {
  const [ada, ben, cem] = [ward.enter('ada'), ward.enter('ben'), ward.enter('cem')]
  for (const caller of [ada, ben]) caller.mouth.sends.camera = true
  for (let turn = 0; turn < 6; turn += 1) {
    const shown = idOf(turn % 2 === 0 ? 'ada' : 'ben')
    cem.look([shown], turn < 3 ? 'small' : 'large')
    cem.ears.heard.clear()
    expect(await within(patienceMs, () => cem.framesFrom(shown) > 10)).toBe(true)
  }
  for (const downlink of cem.ears.downlinks.values()) {
    expect(downlink).toMatchObject({ strange: 0, timeJumps: 0, wrong: 0 })
    if (downlink.frames !== null) expect(downlink.frames).toMatchObject({ broken: 0, badSwitches: 0 })
  }
})

test('a small picture becomes a large one without a gap, and is not sent large once nobody looks', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  ada.mouth.sends.camera = true
  ben.look([idOf('ada')], 'small')
  expect(await within(patienceMs, () => from(ben, 'ada', 'cameraSmall') > 10)).toBe(true)
  expect(ada.mouth.lookedAt).toMatchObject({ camera: false, cameraSmall: true })
  ben.look([idOf('ada')], 'large')
  expect(await within(patienceMs, () => from(ben, 'ada', 'camera') > 10)).toBe(true)
  ben.look([idOf('ada')], 'small')
  expect(await within(patienceMs, () => !ada.mouth.lookedAt.camera)).toBe(true)
  ben.ears.heard.clear()
  expect(await within(patienceMs, () => from(ben, 'ada', 'cameraSmall') > 10)).toBe(true)
})

test('a shared screen comes with its sound', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  ada.mouth.sends.screen = true
  ada.mouth.sends.screenSound = true
  ben.want([{ participantId: idOf('ada'), source: 'screen', size: 'large' }])
  expect(
    await within(patienceMs, () => from(ben, 'ada', 'screen') > 3 && from(ben, 'ada', 'screenSound') > 20),
  ).toBe(true)
  expect(ben.ears.filled).toContainEqual({ mid: 's', participantId: idOf('ada'), source: 'screen' })
})

test('with three packets in a hundred lost on every hop pictures keep coming', async () => {
  const [ada, ben] = [ward.enterBadly('ada', 0.03), ward.enterBadly('ben', 0.03)]
  lookAround([ada, ben], 1)
  expect(await within(patienceMs, () => ben.framesFrom(idOf('ada')) > 10)).toBe(true)
  ben.ears.heard.clear()
  await pause(5_000)
  expect(ben.from(idOf('ada'), 'camera')?.delivered ?? 0).toBeGreaterThan(0.9)
})

test('on a line that loses a quarter pictures become small, then stop, and sound goes on (CAL20)', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enterBadly('ben', 0.25)]
  ada.mouth.sends.camera = true
  ben.look([idOf('ada')], 'large')
  const { mouth } = ada
  const asks = (camera: boolean, cameraSmall: boolean) => () =>
    mouth.lookedAt.camera === camera && mouth.lookedAt.cameraSmall === cameraSmall
  expect(await within(patienceMs, asks(true, false))).toBe(true)
  expect(await within(patienceMs, asks(false, true))).toBe(true)
  expect(await within(patienceMs, asks(false, false))).toBe(true)
  ben.ears.heard.clear()
  expect(await within(patienceMs, () => heard(ben, 'ada') > 50)).toBe(true)
  expect(ben.framesFrom(idOf('ada'))).toBe(0)
})

test('whoever is put out hears and is heard no more', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  await ward.media.remove({ meetingId: 'handover', participantId: idOf('ada') })
  await pause(300)
  ben.ears.heard.clear()
  ada.ears.heard.clear()
  await pause(500)
  expect([heard(ben, 'ada'), heard(ada, 'ben')]).toEqual([0, 0])
  expect((await ward.media.figures()).connections).toBe(1)
  await ward.media.end('handover')
  expect((await ward.media.figures()).connections).toBe(0)
})

type Someone = ReturnType<Ward['enter']>

function from(
  caller: Someone,
  name: string,
  source: 'camera' | 'cameraSmall' | 'screen' | 'screenSound' | 'microphone',
): number {
  return caller.from(idOf(name), source)?.pieces ?? 0
}

function heard(caller: Someone, name: string): number {
  return from(caller, name, 'microphone')
}

function voicesOf({ ears: { filled } }: Someone): string[] {
  return filled.filter(({ source }) => source === 'microphone').map(({ participantId }) => participantId)
}

function isUp({ state }: Someone): boolean {
  return state === 'up'
}

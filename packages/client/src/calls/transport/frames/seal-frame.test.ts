import { expect, test } from 'vitest'
import { frameKeyOf, markOf } from './frame-keys.ts'
import { clearBytes, createSeal, openFrame } from './seal-frame.ts'

const [amina, ben] = ['01980000-0000-7000-9000-00000000000a', '01980000-0000-7000-9000-00000000000b']
const frame = Uint8Array.from({ length: 400 }, (_, at) => at % 251)

async function sealedBy(participantId: string, secret = 'Lung MDT') {
  const key = await frameKeyOf(secret)
  return { key, seal: (await createSeal(participantId))(key) }
}

test('what one device of the meeting seals another opens, and knows who sealed it', async () => {
  const { key, seal } = await sealedBy(amina)
  const opened = await openFrame([await frameKeyOf('Lung MDT')], await seal(frame, clearBytes.key))
  expect(opened).toEqual({ ok: true, frame, mark: await markOf(amina) })
  expect(key.id).toBe((await frameKeyOf('Lung MDT')).id)
})

test('the first bytes of a picture stay clear for the media server, and nothing after them', async () => {
  const { seal } = await sealedBy(amina)
  const sealed = await seal(frame, clearBytes.key)
  expect(sealed.slice(0, 10)).toEqual(frame.slice(0, 10))
  expect(Buffer.from(sealed).includes(Buffer.from(frame.slice(10, 26)))).toBe(false)
})

test('a frame that nobody sealed is refused, whoever forwards it', async () => {
  const { key } = await sealedBy(amina)
  for (const plain of [frame, frame.slice(0, 3), new Uint8Array(), new Uint8Array(50).fill(0xb7)]) {
    expect(await openFrame([key], plain)).toMatchObject({ ok: false })
  }
})

test('no byte of a sealed frame can be changed unnoticed, clear ones and the sender among them', async () => {
  const { key, seal } = await sealedBy(amina)
  const sealed = await seal(frame, clearBytes.delta)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect((await openFrame([key], changed)).ok).toBe(false)
  }
})

test('one sender’s frames cannot be passed off as another’s', async () => {
  const { key, seal } = await sealedBy(amina)
  const sealed = await seal(frame, clearBytes.delta)
  const passedOff = Uint8Array.from(sealed)
  passedOff.set(await markOf(ben), sealed.length - 7)
  expect(await openFrame([key], passedOff)).toEqual({ ok: false, why: 'broken' })
})

test('who was put out has the old key, which opens nothing new; who stayed opens what was on its way', async () => {
  const before = await sealedBy(amina, 'before')
  const after = await sealedBy(amina, 'after')
  const late = await before.seal(frame, clearBytes.sound)
  expect((await openFrame([after.key, before.key], late)).ok).toBe(true)
  expect((await openFrame([before.key], await after.seal(frame, clearBytes.sound))).ok).toBe(false)
})

test('the same frame is never sealed twice in the same way, on one connection or on two', async () => {
  const { key, seal } = await sealedBy(amina)
  const another = (await createSeal(amina))(key)
  const sealed = await Promise.all([seal(frame, 1), seal(frame, 1), another(frame, 1), another(frame, 1)])
  const nonces = sealed.map((one) => Buffer.from(one.slice(-19, -7)).toString('hex'))
  expect(new Set(nonces).size).toBe(4)
})

test('a frame shorter than what stays clear is sealed and opened too', async () => {
  const { key, seal } = await sealedBy(amina)
  const short = frame.slice(0, 2)
  const opened = await openFrame([key], await seal(short, clearBytes.key))
  expect(opened).toMatchObject({ ok: true, frame: short })
})

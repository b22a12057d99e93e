import type { Upload } from '@baton/client'
import { describe, expect, test } from 'vitest'
import { attachedSnapshot } from './attached-snapshot.ts'

const fileId = '01980000-0000-7000-8000-0000000000f1'

function upload(change: Partial<Upload> = {}): Upload {
  return {
    id: fileId,
    personId: fileId,
    forId: fileId,
    name: 'burn.jpg',
    bytes: 2_000_000,
    mediaType: 'image/jpeg',
    patientId: null,
    toldPatient: null,
    needsConsent: false,
    consent: null,
    addedAt: '2026-03-02T08:00:00.000Z',
    state: 'sending',
    isKept: true,
    address: null,
    sent: 500_000,
    file: null,
    refusal: null,
    ...change,
  }
}

const drawn = (change: Partial<Upload>, isOffline = false) =>
  attachedSnapshot([upload(change)], isOffline).files[0]

describe('a file beside what is being written', () => {
  test('says how large it is and how far it has come', () => {
    expect(drawn({})).toMatchObject({
      about: '2.0 MB, 25\u00a0%',
      progress: 0.25,
      can: 'pause',
      problem: null,
    })
    expect(drawn({ state: 'paused' })).toMatchObject({ about: '2.0 MB, paused at 25\u00a0%', can: 'resume' })
    expect(drawn({ state: 'received' })).toMatchObject({ about: '2.0 MB, being checked', can: null })
    expect(drawn({}, true)?.about).toBe('2.0 MB, kept here until the connection is back')
  })

  test('FIL86: what was refused says why and what to do, and holds back what is written', () => {
    const refusal = { code: 'no-room', title: 'There is no room.', next: 'Ask for more.' } as const
    const snapshot = attachedSnapshot([upload({ state: 'parked', refusal })], false)
    expect(snapshot.files[0]).toMatchObject({ problem: 'There is no room. Ask for more.', can: 'retry' })
    expect(snapshot.blocked).toBe('Remove what was not added, then send.')
  })

  test('FIL88: what cannot be better for being tried again is not offered to be', () => {
    const refusal = { code: 'no-longer-possible', title: 'Not here.', next: 'Choose it again.' } as const
    expect(drawn({ state: 'parked', refusal })?.can).toBeNull()
  })

  test('FIL91: a photo of a patient asks what it rests on before anything is sent', () => {
    const asking = { needsConsent: true, state: 'waiting', sent: 0 } as const
    expect(drawn(asking)).toMatchObject({
      asksConsent: true,
      can: null,
      about: '2.0 MB, waits for your answer',
    })
    expect(attachedSnapshot([upload(asking)], false).blocked).toBe(
      'Say whether the patient agreed, then send.',
    )
    expect(attachedSnapshot([upload({ ...asking, consent: 'given' })], false).blocked).toBeNull()
  })

  test('FIL85: nothing is sent with a file that is not kept here yet', () => {
    expect(attachedSnapshot([upload({ state: 'keeping', sent: 0 })], false).blocked).toBe('Adding the file')
  })

  test('is read out when something changes, and not with every per cent', () => {
    const announced = (...uploads: Partial<Upload>[]) =>
      attachedSnapshot(uploads.map(upload), false).announcement
    expect(announced({ sent: 1 })).toBe(announced({ sent: 1_000_000 }))
    expect(announced({}, {})).toBe('2 files being added')
    expect(announced({ state: 'received' }, { state: 'received' })).toBe('2 files added')
    expect(announced({ state: 'parked' }, {})).toBe('1 file not added')
    expect(announced()).toBe('')
  })
})

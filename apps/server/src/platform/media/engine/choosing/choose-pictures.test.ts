import type { WantedPicture } from '@baton/contract/calls/room'
import { expect, test } from 'vitest'
import { choosePictures } from './choose-pictures.ts'

const both = { camera: true, cameraSmall: true, screen: true }
const camera = (participantId: string, size: 'small' | 'large' = 'small'): WantedPicture => ({
  participantId,
  source: 'camera',
  size,
})
const screen = (participantId: string): WantedPicture => ({ participantId, source: 'screen', size: 'large' })

test('a device is sent what it shows, in the size in which it shows it (CAL18)', () => {
  const { cameras } = choosePictures([camera('ada', 'large'), camera('ben')], 'everything', 'me', () => both)
  expect(cameras).toEqual([
    { participantId: 'ada', asked: 'camera', had: 'camera' },
    { participantId: 'ben', asked: 'cameraSmall', had: 'cameraSmall' },
  ])
})

test('never more than nine, never its own, and nobody twice (CAL18)', () => {
  const wants = Array.from({ length: 12 }, (_, index) => camera(`p${index}`))
  expect(choosePictures(wants, 'everything', 'me', () => both).cameras).toHaveLength(9)
  expect(
    choosePictures([camera('me'), camera('ada'), camera('ada', 'large')], 'everything', 'me', () => both),
  ).toEqual({
    cameras: [{ participantId: 'ada', asked: 'cameraSmall', had: 'cameraSmall' }],
    screen: null,
  })
})

test('the other size stands in for one that is not sent; who is not there has no picture', () => {
  const small = () => ({ camera: false, cameraSmall: true, screen: false })
  expect(choosePictures([camera('ada', 'large')], 'everything', 'me', small).cameras).toEqual([
    { participantId: 'ada', asked: 'camera', had: 'cameraSmall' },
  ])
  expect(choosePictures([camera('ada')], 'everything', 'me', () => undefined).cameras).toEqual([])
})

test('one screen at a time, the first that is wanted', () => {
  expect(choosePictures([screen('ada'), screen('ben')], 'everything', 'me', () => both).screen).toBe('ada')
})

test('on a line that bears less, pictures become small, then only the screen is left, then sound (CAL20)', () => {
  const wants = [camera('ada', 'large'), screen('ben')]
  const large = () => ({ camera: true, cameraSmall: false, screen: true })
  expect(choosePictures(wants, 'small', 'me', () => both).cameras[0]?.had).toBe('cameraSmall')
  expect(choosePictures(wants, 'small', 'me', large).cameras[0]?.had).toBeNull()
  expect(choosePictures(wants, 'screen', 'me', () => both)).toEqual({ cameras: [], screen: 'ben' })
  expect(choosePictures(wants, 'sound', 'me', () => both)).toEqual({ cameras: [], screen: null })
})

import { expect, test } from 'vitest'
import { chooseVoices } from './choose-voices.ts'
import { keepPlaces } from './keep-places.ts'
import { Loudness, shownLevel, speaking } from './loudness.ts'

const voice = (participantId: string, loudness: number) => ({ participantId, loudness })

test('of many the four loudest are heard (CAL18)', () => {
  const ward = [voice('ada', 90), voice('ben', 70), voice('cem', 95), voice('dev', 80), voice('eva', 85)]
  expect(chooseVoices([], ward, 4)).toEqual(['cem', 'ada', 'eva', 'dev'])
})

test('whoever is heard stays heard beside somebody who is hardly louder, and gives way to who is (CAL18)', () => {
  expect(chooseVoices(['ada'], [voice('ada', 80), voice('ben', 84)], 1)).toEqual(['ada'])
  expect(chooseVoices(['ada'], [voice('ada', 80), voice('ben', 90)], 1)).toEqual(['ben'])
})

test('whoever has a place keeps it', () => {
  expect(keepPlaces(['ada', 'ben', null], ['ben', 'cem', 'ada'])).toEqual(['ada', 'ben', 'cem'])
  expect(keepPlaces(['ada', 'ben'], ['ben', 'cem'])).toEqual(['cem', 'ben'])
  expect(keepPlaces(['ada', 'ada'], ['ada'])).toEqual(['ada', null])
  expect(keepPlaces([null], ['ada', 'ben'])).toEqual(['ada'])
})

test('a word is loud within a few packets, a click is none, and a pause for breath is no silence', () => {
  const loudness = new Loudness()
  loudness.hear(30, 0)
  expect(loudness.at(0)).toBeLessThan(speaking)
  for (let packet = 1; packet < 5; packet += 1) loudness.hear(30, packet * 20)
  expect(loudness.at(100)).toBeGreaterThan(speaking)
  for (let packet = 5; packet < 25; packet += 1) loudness.hear(127, packet * 20)
  expect(loudness.at(500)).toBeGreaterThan(speaking)
  expect(loudness.at(5_000)).toBe(0)
})

test('what is shown of it lies between nothing and all', () => {
  expect(shownLevel(0)).toBe(0)
  expect(shownLevel(127)).toBe(1)
})

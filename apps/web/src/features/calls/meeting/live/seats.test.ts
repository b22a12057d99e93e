import { expect, test } from 'vitest'
import { seated } from './seats.ts'

const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

test('everybody keeps their seat, and newcomers take the last ones', () => {
  expect(seated(['b', 'a'], ['a', 'b', 'c'], new Map())).toEqual(['b', 'a', 'c'])
  expect(seated(['b', 'a', 'c'], ['a', 'c'], new Map())).toEqual(['a', 'c'])
})

test('CAL18: whoever speaks from beyond the first page comes onto it, for whoever has been quiet longest', () => {
  const spokeAt = new Map(ten.slice(0, 8).map((id, place) => [id, 1_000 + place]))
  spokeAt.set('c', 10)
  spokeAt.set('j', 5_000)
  expect(seated(ten, ten, spokeAt)).toEqual(['a', 'b', 'j', 'd', 'e', 'f', 'g', 'h', 'i', 'c'])
})

test('who spoke once and long ago stays where they are', () => {
  const spokeAt = new Map(ten.map((id) => [id, 2_000]))
  spokeAt.set('j', 2_000)
  expect(seated(ten, ten, spokeAt)).toBe(ten)
})

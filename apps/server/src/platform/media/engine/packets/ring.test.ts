import { expect, test } from 'vitest'
import { Ring } from './ring.ts'

test('the newest packets are kept, older ones are not mistaken for them', () => {
  const ring = new Ring(4)
  for (let number = 10; number < 16; number += 1) ring.put(number, Buffer.from([number]))
  expect(ring.get(15)).toEqual(Buffer.from([15]))
  expect(ring.get(12)).toEqual(Buffer.from([12]))
  expect(ring.get(11)).toBeUndefined()
  expect(ring.get(16)).toBeUndefined()
  expect(ring.get(-1)).toBeUndefined()
})

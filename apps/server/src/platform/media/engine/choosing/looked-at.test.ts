import { expect, test } from 'vitest'
import { lookedAt } from './looked-at.ts'

const nobody = { camera: null, cameraSmall: null, screen: null }
const comes = { camera: true, cameraSmall: true, screen: true }
const nothing = { camera: false, cameraSmall: false, screen: false }

test('a picture that nobody looks at need not be sent', () => {
  expect(lookedAt(nobody, nobody, comes, 0)).toEqual(nothing)
  expect(lookedAt({ ...nobody, cameraSmall: 0 }, { ...nobody, cameraSmall: 0 }, comes, 0)).toEqual({
    ...nothing,
    cameraSmall: true,
  })
})

test('it goes on for a moment while a screen is rearranged', () => {
  const before = { ...nobody, camera: 0 }
  expect(lookedAt(nobody, before, comes, 2_000).camera).toBe(true)
  expect(lookedAt(nobody, before, comes, 4_000).camera).toBe(false)
})

test('of a device that sends one size only, that one has to do', () => {
  const asked = { ...nobody, cameraSmall: 0 }
  const large = { ...comes, cameraSmall: false }
  expect(lookedAt(asked, asked, large, 1_000).camera).toBe(false)
  expect(lookedAt(asked, asked, large, 2_500).camera).toBe(true)
})

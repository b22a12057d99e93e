import { expect, test } from 'vitest'
import { folder } from '../library.fixture.ts'
import { placeOptions } from './place-options.ts'

const folders = [folder('lists', 'Lists'), folder('week', 'Week', 'lists'), folder('guide', 'Guidelines')]
const labels = (folderId?: string) =>
  placeOptions({ folders }, 'Stroke team', folderId).map(({ label }) => label)

test('FIL65: a document goes into any folder, a folder neither into itself nor into what is in it', () => {
  expect(labels()).toEqual(['Stroke team', 'Guidelines', 'Lists', 'Lists / Week'])
  expect(labels('lists')).toEqual(['Stroke team', 'Guidelines'])
  expect(labels('guide')).toEqual(['Stroke team', 'Lists', 'Lists / Week'])
})

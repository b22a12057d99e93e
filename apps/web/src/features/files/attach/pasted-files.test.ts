import { expect, test } from 'vitest'
import { pastedFiles } from './pasted-files.ts'

const at = new Date(2026, 2, 2, 8, 5, 9)

function clipboard(text: string, ...names: string[]) {
  const files = names.map((name) => new File(['x'], name, { type: 'image/png' }))
  return { getData: () => text, files: files as unknown as FileList }
}

test('a pasted screenshot is named by its time, a pasted file by its name', () => {
  expect(pastedFiles(clipboard('', 'image.png', 'burn.jpg'), at).map(({ name }) => name)).toEqual([
    'Pasted picture 08.05.09.png',
    'burn.jpg',
  ])
})

test('words that come with a picture of themselves are pasted as words', () => {
  expect(pastedFiles(clipboard('Sodium\t138', 'image.png'), at)).toEqual([])
})

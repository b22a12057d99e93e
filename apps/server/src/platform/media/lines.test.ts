import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { longestLine, readLines } from './lines.ts'

async function read(...pieces: readonly (string | Buffer)[]) {
  const lines: string[] = []
  let tooLong = 0
  const from = new PassThrough()
  readLines(
    from,
    (line) => lines.push(line),
    () => {
      tooLong += 1
    },
  )
  for (const piece of pieces) from.write(piece)
  await new Promise((resolve) => from.end(resolve))
  await new Promise(setImmediate)
  return { lines, tooLong }
}

test('lines are read however they are cut, and letters are not cut in two', async () => {
  const bytes = Buffer.from('äb\ncd\n')
  expect((await read(bytes.subarray(0, 1), bytes.subarray(1, 5), bytes.subarray(5))).lines).toEqual([
    'äb',
    'cd',
  ])
})

test('a line that is too long is left out, and those after it are read', async () => {
  const long = 'x'.repeat(longestLine)
  expect(await read('a\n', long, 'y', 'z\n', 'b\n')).toEqual({ lines: ['a', 'b'], tooLong: 1 })
})

import { expect, test } from 'vitest'
import { postgresSettings } from './settings.ts'

const ordinary = postgresSettings({
  socketDir: '/tmp/baton-x',
  port: 5432,
  throwaway: false,
  local: undefined,
})

test('nothing is set that the npm build does not know and would stop at', () => {
  expect(ordinary).not.toMatch(/lz4|zstd|jit/)
})

test('a folder with a quote in its name stays one value', () => {
  const text = postgresSettings({ socketDir: "/tmp/it's", port: 5432, throwaway: false, local: undefined })
  expect(text).toContain("unix_socket_directories = '/tmp/it''s'")
})

test('only a throwaway database skips the disk', () => {
  expect(ordinary).toContain('fsync = on')
  expect(postgresSettings({ socketDir: undefined, port: 1, throwaway: true, local: undefined })).toContain(
    'fsync = off',
  )
})

test('without sockets it listens on the loop-back address only', () => {
  const text = postgresSettings({ socketDir: undefined, port: 40_001, throwaway: false, local: undefined })
  expect(text).toContain("listen_addresses = '127.0.0.1'")
})

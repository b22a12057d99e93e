import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMasterKey, openKeyFile } from './key-file.ts'
import { createVault } from './vault.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-key-'))
  file = path.join(folder, 'vault.key')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the key file', () => {
  it('VLT1: is made at a first start, for its owner only, and opens again', async () => {
    const first = await openKeyFile(file, { sealedDataExists: false })
    expect(first).toMatchObject({ ok: true, made: true })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const again = await openKeyFile(file, { sealedDataExists: true })
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.made).toBe(false)
    expect(again.keys.current.id).toBe(first.keys.current.id)
    expect(again.keys.current.key.equals(first.keys.current.key)).toBe(true)
  })

  it('VLT1: two servers that start together agree on one key', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openKeyFile(file, { sealedDataExists: false })))
    const ids = opened.map((one) => (one.ok ? one.keys.current.id : one.code))
    expect(new Set(ids).size).toBe(1)
    expect(opened.filter((one) => one.ok && one.made)).toHaveLength(1)
  })

  it('VLT1: refuses to start without it when the database holds sealed messages', async () => {
    const opened = await openKeyFile(file, { sealedDataExists: true })
    if (opened.ok) throw new Error('not refused')
    expect(opened.code).toBe('key-file-missing')
    expect(opened.sentence).toContain(file)
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('VLT1: refuses to start when others on the machine may read it', async () => {
    await openKeyFile(file, { sealedDataExists: false })
    for (const mode of [0o644, 0o640, 0o604]) {
      await chmod(file, mode)
      const opened = await openKeyFile(file, { sealedDataExists: true })
      if (opened.ok) throw new Error('not refused')
      expect(opened.code).toBe('key-file-readable-by-others')
      expect(opened.sentence).toContain(`chmod 600 '${file}'`)
    }
  })

  it('VLT1: refuses a damaged file and leaves it as it is', async () => {
    for (const text of ['', 'no key here\n', '0123456789abcdef dG9vIHNob3J0\n']) {
      await writeFile(file, text, { mode: 0o600 })
      expect(await openKeyFile(file, { sealedDataExists: false })).toMatchObject({
        ok: false,
        code: 'key-file-damaged',
      })
      expect(await readFile(file, 'utf8')).toBe(text)
    }
  })

  it('VLT8: takes a new key in front of the old one, which still opens', async () => {
    const first = await openKeyFile(file, { sealedDataExists: false })
    if (!first.ok) throw new Error('refused')
    const organisation = createVault(first.keys).newOrganisationKey('018f0000-0000-7000-8000-000000000001')
    const added = await addMasterKey(file, first.keys)
    const again = await openKeyFile(file, { sealedDataExists: true })
    if (!again.ok) throw new Error('refused')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(again.keys.current.id).toBe(added.current.id)
    expect(again.keys.earlier.map((key) => key.id)).toEqual([first.keys.current.id])
    expect(() => createVault(again.keys).openKeys([organisation])).not.toThrow()
  })
})

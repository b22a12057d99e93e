import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNote, signNote } from './signed-note.ts'
import { openSigningKey } from './signing-key.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-signing-'))
  file = path.join(folder, 'audit-signing.key')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the signing key', () => {
  it('AUD5: is made at a first start, outside the database, and is the same at the next', async () => {
    const first = await openSigningKey(file, { checkpointsExist: false })
    const again = await openSigningKey(file, { checkpointsExist: true })
    if (!first.ok || !again.ok) throw new Error('refused')
    expect([first.made, again.made]).toEqual([true, false])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const note = signNote('a\n', 'log', first.signer)
    expect(openNote(note, { name: 'log', publicKey: again.signer.publicKey })).toBe('a\n')
  })

  it('AUD5: refuses with a sentence when it is missing, open to others or damaged', async () => {
    expect(await openSigningKey(file, { checkpointsExist: true })).toMatchObject({
      code: 'signing-key-missing',
    })
    await writeFile(file, 'nonsense', { mode: 0o600 })
    expect(await openSigningKey(file, { checkpointsExist: true })).toMatchObject({
      code: 'signing-key-damaged',
    })
    await chmod(file, 0o644)
    const opened = await openSigningKey(file, { checkpointsExist: true })
    if (opened.ok) throw new Error('not refused')
    expect(opened.code).toBe('signing-key-readable-by-others')
    expect(opened.sentence).toContain('chmod 600')
  })
})

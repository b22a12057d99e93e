import { describe, expect, it } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { formatVerifierKey, openNote, parseVerifierKey, signNote } from './signed-note.ts'
import { makeSigner } from './signing-key.ts'

const checkpoint = {
  origin: 'baton-audit/018f0000-0000-7000-8000-000000000001',
  size: 1_234_567,
  root: Buffer.alloc(32, 5),
  number: 42,
  at: new Date('2026-11-22T09:30:00.000Z'),
}

describe('checkpoints', () => {
  it('AUD5: are signed notes: origin, size and root on lines of their own, then number and time', () => {
    const text = formatCheckpoint(checkpoint)
    expect(text).toBe(
      'baton-audit/018f0000-0000-7000-8000-000000000001\n1234567\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\nnumber 42\ntime 2026-11-22T09:30:00.000Z\n',
    )
    expect(parseCheckpoint(text)).toEqual(checkpoint)
    expect(parseCheckpoint(text.replace('1234567', '01234567'))).toBeNull()
    const note = signNote(text, checkpoint.origin, makeSigner())
    expect(note).toMatch(new RegExp(`^${text}\\n— ${checkpoint.origin} [A-Za-z0-9+/]{91}=\\n$`))
  })

  it('AUD5: open with the public key alone, and not with another key or name or after any change', () => {
    const signer = makeSigner()
    const name = checkpoint.origin
    const text = formatCheckpoint(checkpoint)
    const note = signNote(text, name, signer)
    const verifier = parseVerifierKey(formatVerifierKey({ name, publicKey: signer.publicKey }))
    if (verifier === null) throw new Error('the key was not read')
    expect(openNote(note, verifier)).toBe(text)
    expect(openNote(note, { name, publicKey: makeSigner().publicKey })).toBeNull()
    expect(openNote(note, { name: `${name}x`, publicKey: signer.publicKey })).toBeNull()
    for (let at = 0; at < note.length; at++) {
      const altered = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
      expect(openNote(altered, verifier), `character ${at}`).toBeNull()
    }
  })

  it('AUD5: a witness may add a signature of its own without disturbing ours', () => {
    const [signer, witness] = [makeSigner(), makeSigner()]
    const text = formatCheckpoint(checkpoint)
    const ours = signNote(text, checkpoint.origin, signer)
    const theirs = signNote(text, 'witness.example', witness).slice(text.length + 1)
    const both = ours + theirs
    expect(openNote(both, { name: checkpoint.origin, publicKey: signer.publicKey })).toBe(text)
    expect(openNote(both, { name: 'witness.example', publicKey: witness.publicKey })).toBe(text)
  })

  it('AUD5: a public key that was altered on its way is not taken', () => {
    const { publicKey } = makeSigner()
    const key = formatVerifierKey({ name: 'log', publicKey })
    expect(parseVerifierKey(key.replace('log', 'lag'))).toBeNull()
    expect(parseVerifierKey(key.replace(/.$/, ''))).toBeNull()
    expect(parseVerifierKey('')).toBeNull()
  })
})

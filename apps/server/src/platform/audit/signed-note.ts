import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/** Signs notes in the form of C2SP `signed-note`. */
export interface NoteSigner {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Checks notes of one name. */
export interface NoteVerifier {
  readonly name: string
  readonly publicKey: KeyObject
}

const ED25519 = 0x01

/** The note: the text (which ends in a line feed), an empty line and a signature line under this name. */
export function signNote(text: string, name: string, { privateKey, publicKey }: NoteSigner): string {
  const signature = sign(null, Buffer.from(text), privateKey)
  return `${text}\n— ${name} ${Buffer.concat([keyId(name, publicKey), signature]).toString('base64')}\n`
}

/** The text of a note that carries a good signature; null otherwise. Signatures of others are passed over. */
export function openNote(note: string, { name, publicKey }: NoteVerifier): string | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return null
  const text = note.slice(0, split + 1)
  for (const line of note.slice(split + 2, -1).split('\n')) {
    if (!line.startsWith(`— ${name} `)) continue
    const encoded = line.slice(name.length + 3)
    const bytes = Buffer.from(encoded, 'base64')
    if (bytes.toString('base64') !== encoded || !bytes.subarray(0, 4).equals(keyId(name, publicKey))) continue
    if (verify(null, Buffer.from(text), publicKey, bytes.subarray(4))) return text
  }
  return null
}

/** The public key as people pass it on: `<name>+<key id>+<key>`, on one line. */
export function formatVerifierKey({ name, publicKey }: NoteVerifier): string {
  const key = Buffer.concat([Buffer.from([ED25519]), rawKey(publicKey)])
  return `${name}+${keyId(name, publicKey).toString('hex')}+${key.toString('base64')}`
}

/** Reads what `formatVerifierKey` wrote; null when it is something else. */
export function parseVerifierKey(text: string): NoteVerifier | null {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? []
  if (name === undefined || encoded === undefined) return null
  const key = Buffer.from(encoded, 'base64')
  if (key.length !== 33 || key[0] !== ED25519) return null
  const x = key.subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return keyId(name, publicKey).toString('hex') === id ? { name, publicKey } : null
}

function keyId(name: string, publicKey: KeyObject): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), rawKey(publicKey)])
  return hash('sha256', named, 'buffer').subarray(0, 4)
}

function rawKey(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
}

import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { makePrivateFile, readPrivateFile } from '../private-file.ts'
import type { NoteSigner } from './signed-note.ts'

export type OpenedSigningKey =
  | { ok: true; signer: NoteSigner; made: boolean }
  | {
      ok: false
      code: 'signing-key-missing' | 'signing-key-readable-by-others' | 'signing-key-damaged'
      /** For whoever starts the server: what is wrong and the way out. */
      sentence: string
    }

/**
 * Opens the key that signs the audit log's checkpoints, or makes it (Ed25519, mode 0600) at a first start. It stays out
 * of the database, so that whoever can write there cannot sign (AUD5).
 *
 * @param checkpointsExist whether the database already holds checkpoints that some key has signed
 */
export async function openSigningKey(
  file: string,
  { checkpointsExist }: { checkpointsExist: boolean },
): Promise<OpenedSigningKey> {
  let made = false
  let found = await readPrivateFile(file)
  if (!found.ok && found.code === 'private-file-missing' && !checkpointsExist) {
    const { privateKey } = generateKeyPairSync('ed25519')
    made = await makePrivateFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    found = await readPrivateFile(file)
  }
  if (found.ok) {
    const signer = readSigner(found.text)
    return signer === null ? refuse('signing-key-damaged', file) : { ok: true, signer, made }
  }
  if (found.code === 'private-file-missing') return refuse('signing-key-missing', file)
  if (found.code === 'private-file-not-a-file') return refuse('signing-key-damaged', file)
  return refuse('signing-key-readable-by-others', file)
}

/** A signer that lives in memory only, for tests. */
export function makeSigner(): NoteSigner {
  return generateKeyPairSync('ed25519')
}

function readSigner(pem: string): NoteSigner | null {
  try {
    const privateKey = createPrivateKey(pem)
    return privateKey.asymmetricKeyType === 'ed25519'
      ? { privateKey, publicKey: createPublicKey(privateKey) }
      : null
  } catch {
    return null
  }
}

function refuse(code: Exclude<OpenedSigningKey, { ok: true }>['code'], file: string): OpenedSigningKey {
  const sentences = {
    'signing-key-missing': `The audit log's signing key ${file} is missing, but the database holds checkpoints signed with it. Put the file back from your copy.`,
    'signing-key-readable-by-others': `The audit log's signing key ${file} can be read by others on this machine. Run: chmod 600 '${file}' and start again.`,
    'signing-key-damaged': `The audit log's signing key ${file} is damaged. Put it back from your copy.`,
  }
  return { ok: false, code, sentence: sentences[code] }
}

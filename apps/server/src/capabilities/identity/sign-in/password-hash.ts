import { randomBytes } from 'node:crypto'
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2'

/** argon2id with the least that OWASP recommends (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options

/** What a password of nobody is compared with, so that an unknown address takes as long as a wrong password. */
let ofNobody: Promise<string> | undefined

/** The hash to keep: argon2id with its parameters and a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), parameters)
}

/** Whether this is the password. Without a hash it takes as long, and is not. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword(randomBytes(24).toString('base64'))
  const matches = await verify(stored ?? (await ofNobody), normal(password))
  return stored !== null && matches
}

/** Whether it was hashed with other parameters than are used now. */
export function isHashedOtherwise(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return (
    memoryCost !== parameters.memoryCost ||
    timeCost !== parameters.timeCost ||
    parallelism !== parameters.parallelism
  )
}

/** The same characters however a keyboard composed them (NIST SP 800-63B). */
function normal(password: string): string {
  return password.normalize('NFKC')
}

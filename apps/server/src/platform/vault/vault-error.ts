/**
 * Why sealed bytes could not be opened or a key could not be used.
 * - `key-not-open`: the scope's key has not been loaded; load its rows and try again.
 * - `key-shredded`: the key was destroyed on purpose; the text is gone for good.
 * - `altered`: the bytes, or the place where they were found, are not those that were sealed.
 * - `unknown-format`: sealed by a later version of the product, or not sealed at all.
 * - `other-key-file`: wrapped by a key that is not in the key file in use.
 */
export type VaultErrorCode = 'key-not-open' | 'key-shredded' | 'altered' | 'unknown-format' | 'other-key-file'

/** Carries a code and ids only, never a key or text, so that it may be logged. */
export class VaultError extends Error {
  readonly code: VaultErrorCode
  constructor(code: VaultErrorCode, subject: string) {
    super(`vault: ${code} (${subject})`)
    this.name = 'VaultError'
    this.code = code
  }
}

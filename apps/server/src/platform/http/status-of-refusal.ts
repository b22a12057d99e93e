import type { RefusalCode } from '@baton/contract'

/** The one map from refusal codes to HTTP. */
export const statusOfRefusal: { readonly [Code in RefusalCode]: number } = {
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'too-many-attempts': 429,
  'not-found': 404,
  'not-allowed': 403,
  'bad-input': 400,
  'too-large': 413,
  conflict: 409,
  'no-longer-possible': 409,
  'already-exists': 409,
  'passkey-failed': 401,
  'access-code-failed': 401,
  'only-way-in': 409,
  'last-administrator': 409,
  'off-duty': 409,
  'on-leave': 409,
  'role-is-held': 409,
  'role-must-be-covered': 409,
  'urgent-items-open': 409,
  'already-accepted': 409,
  'nobody-there': 409,
  'no-relationship': 403,
  unavailable: 503,
  'internal-error': 500,
}

import { z } from 'zod'

/**
 * What a passkey ceremony carries between server and browser (W3C WebAuthn Level 3, JSON forms). What a browser sends
 * is not strict: browsers may add to it, and what is not known here is dropped.
 */
const base64url = z
  .string()
  .max(64 * 1024)
  .regex(/^[A-Za-z0-9_-]+$/)
const credential = z.strictObject({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()).exactOptional(),
})

/** For `startRegistration({ optionsJSON })`. */
export const passkeyCreationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(credential),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
})

/** For `startAuthentication({ optionsJSON })`; names no credential, so that it tells nobody who has one. */
export const passkeyRequestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(credential),
})

const ceremony = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.unknown(),
}

/** What `startRegistration` returns. */
export const passkeyCreationResponse = z.object({
  ...ceremony,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})

/** What `startAuthentication` returns. */
export const passkeyRequestResponse = z.object({
  ...ceremony,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

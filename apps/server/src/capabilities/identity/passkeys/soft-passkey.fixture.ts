import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** How a passkey misbehaves in a test. */
export interface Oddities {
  /** Presence without PIN, finger or face. */
  unverified?: boolean
  origin?: string
  site?: string
  counter?: number
  type?: string
}

/** A passkey in software: what a browser and its authenticator would answer (W3C WebAuthn, ES256, no attestation). */
export function softPasskey({ origin = 'http://localhost:3000', site = 'localhost' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  let counter = 0

  function authenticatorData(odd: Oddities, attested: Buffer): Buffer {
    counter += 1
    const flags = 0x01 | (odd.unverified ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0)
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(odd.counter ?? counter, 1)
    return Buffer.concat([sha256(odd.site ?? site), head, attested])
  }

  function clientData(type: string, challenge: string, odd: Oddities): Buffer {
    const data = { type: odd.type ?? type, challenge, origin: odd.origin ?? origin, crossOrigin: false }
    return Buffer.from(JSON.stringify(data))
  }

  const id = credentialId.toString('base64url')
  const credential = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }

  return {
    /** Answers `startRegistration`. */
    create({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      // COSE key: kty EC2, alg ES256, crv P-256, x, y.
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const data = authenticatorData(odd, Buffer.concat([Buffer.alloc(16), length, credentialId, key]))
      // CBOR: { fmt: 'none', attStmt: {}, authData: bytes }.
      const head = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex')
      const attestationObject = Buffer.concat([head, Buffer.from([0x58, data.length]), data])
      return {
        ...credential,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, odd).toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** Answers `startAuthentication`. */
    get({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const data = authenticatorData(odd, Buffer.alloc(0))
      const client = clientData('webauthn.get', challenge, odd)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

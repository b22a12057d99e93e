import * as z from 'zod'
import { notes } from '../setting-notes.ts'

const text = z.string().optional()
/** Addresses of relays, one after another. */
const relayAddresses = z
  .string()
  .transform((written) => written.split(',').map((one) => one.trim()))
  .pipe(
    z
      .array(
        z.string().regex(/^turns?:(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(\?transport=(udp|tcp))?$/),
      )
      .min(1),
  )
  .optional()

/** The settings of what carries sound and pictures. */
export const mediaSettings = {
  MEDIA: z.enum(['embedded', 'livekit']).default('embedded').register(notes, {
    expects: 'embedded or livekit',
    unset: 'embedded',
    means:
      'What carries the sound and pictures of meetings: a process that Baton brings, for up to twenty in one meeting, or a LiveKit server.',
  }),
  MEDIA_PORT: z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .optional()
    .register(notes, {
      expects: 'a port number from 1 to 65535, or 0 for any that is free',
      unset: 'the number of PORT',
      means: 'The UDP port for sound and pictures; devices must reach it.',
    }),
  MEDIA_HOST: z.union([z.ipv4(), z.ipv6()]).optional().register(notes, {
    expects: 'an IP address, such as 203.0.113.7',
    unset: 'this machine’s own addresses',
    means: 'The address by which devices reach MEDIA_PORT, where it is not one of this machine’s own.',
  }),
  TURN_URLS: relayAddresses.register(notes, {
    expects:
      'addresses of relays, such as turn:turn.example.nhs.uk:3478,turns:turn.example.nhs.uk:443?transport=tcp',
    unset: 'none: devices must reach MEDIA_PORT',
    means: 'Relays (TURN) for devices that cannot send UDP to MEDIA_PORT; needs TURN_SECRET.',
  }),
  TURN_SECRET: z.string().min(16).optional().register(notes, {
    expects: 'a secret of 16 characters or more',
    unset: 'none; needed with TURN_URLS',
    means:
      'The secret that Baton shares with the relays (coturn: static-auth-secret), for passes of a few hours.',
    secret: true,
  }),
  MEDIA_RELAY_ONLY: z.enum(['on', 'off']).default('off').register(notes, {
    expects: 'on or off',
    unset: 'off',
    means: 'Whether devices send by the relay alone, so that nobody learns anybody’s address.',
  }),
  LIVEKIT_URL: z
    .url({ protocol: /^wss?$/ })
    .optional()
    .register(notes, {
      expects: 'the address at which devices reach LiveKit, such as wss://livekit.example.nhs.uk',
      unset: 'none; needed with MEDIA=livekit',
      means: 'The LiveKit server, for large or clustered sites.',
    }),
  LIVEKIT_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(notes, {
      expects: 'an address such as http://livekit.internal:7880',
      unset: 'LIVEKIT_URL',
      means: 'The address at which Baton itself reaches LiveKit, where it is another one.',
    }),
  LIVEKIT_API_KEY: text.register(notes, {
    expects: 'the name of an API key',
    unset: 'none; needed with MEDIA=livekit',
    means: 'The name of the key with which Baton signs what it lets people into.',
  }),
  LIVEKIT_API_SECRET: z.string().min(32).optional().register(notes, {
    expects: 'the secret of that key, 32 characters or more',
    unset: 'none; needed with MEDIA=livekit',
    means: 'The secret of LIVEKIT_API_KEY.',
    secret: true,
  }),
}

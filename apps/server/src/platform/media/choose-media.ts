import type * as z from 'zod'
import type { mediaSettings } from './media-settings.ts'

/** Relays for devices that reach nothing else, and the secret from which their passes are made. */
export interface RelayConfig {
  readonly urls: readonly string[]
  readonly secret: string
}

/** What carries sound and pictures, as the settings have it. */
export type MediaConfig =
  | {
      readonly kind: 'embedded'
      /** UDP; 0 is any that is free. */
      readonly port: number
      /** The address that devices are told; `null`: this machine's own. */
      readonly host: string | null
      readonly relay: RelayConfig | null
      readonly relayOnly: boolean
    }
  | LiveKitConfig

export interface LiveKitConfig {
  readonly kind: 'livekit'
  /** Where devices reach it. */
  readonly url: string
  /** Where we reach it. */
  readonly apiUrl: string
  readonly apiKey: string
  readonly apiSecret: string
  readonly relayOnly: boolean
}

type Values = z.output<z.ZodObject<typeof mediaSettings>> & { readonly PORT: number }

/** What the settings choose, or what is wrong with them. */
export function chooseMedia(values: Values): MediaConfig | string {
  const relayOnly = values.MEDIA_RELAY_ONLY === 'on'
  if (values.MEDIA === 'livekit') return chooseLiveKit(values, relayOnly)
  const { TURN_URLS, TURN_SECRET } = values
  if (TURN_URLS !== undefined && TURN_SECRET === undefined)
    return 'TURN_URLS is set, so TURN_SECRET must hold the secret that Baton shares with the relays.'
  if (relayOnly && TURN_URLS === undefined)
    return 'MEDIA_RELAY_ONLY is on, so TURN_URLS must say where the relays are.'
  return {
    kind: 'embedded',
    port: values.MEDIA_PORT ?? values.PORT,
    host: values.MEDIA_HOST ?? null,
    relay:
      TURN_URLS === undefined || TURN_SECRET === undefined ? null : { urls: TURN_URLS, secret: TURN_SECRET },
    relayOnly,
  }
}

function chooseLiveKit(values: Values, relayOnly: boolean): MediaConfig | string {
  const { LIVEKIT_URL, LIVEKIT_API_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = values
  if (!LIVEKIT_URL || !LIVEKIT_API_KEY || !LIVEKIT_API_SECRET)
    return 'MEDIA is livekit, so LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be set too.'
  return {
    kind: 'livekit',
    url: LIVEKIT_URL,
    apiUrl: LIVEKIT_API_URL ?? LIVEKIT_URL.replace(/^ws/, 'http'),
    apiKey: LIVEKIT_API_KEY,
    apiSecret: LIVEKIT_API_SECRET,
    relayOnly,
  }
}

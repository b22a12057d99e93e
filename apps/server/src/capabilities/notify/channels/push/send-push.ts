import type { Urgency } from '@baton/contract'
import { isPressing } from '@baton/domain/notify/plan'
import { failed, type Outcome, outcomeOf } from '../outcome.ts'
import { post } from '../post.ts'
import { encryptPush, type PushKeys } from './encrypt.ts'
import { isLoopback, lookUpPublic, pushAddress } from './public-host.ts'
import { authorize, type PushKey } from './vapid.ts'

export interface PushSettings {
  readonly key: PushKey
  /** Where a push service finds whoever sends: mailto: or https:. */
  readonly subject: string
  /** Also to push services on this machine: for tests. */
  readonly loopback: boolean
}

/** All that a push says. */
export interface PushWords {
  readonly heading: string
  readonly urgency: Urgency
  /** On a device and at its push service, a later one with this tag takes the place of an earlier one. */
  readonly tag: string
}

const pressingLife = 4 * 3_600
const otherLife = 24 * 3_600

/** Wakes one device. */
export async function sendPush(
  { key, subject, loopback }: PushSettings,
  device: { endpoint: string; keys: PushKeys },
  words: PushWords,
  at: Date,
): Promise<Outcome> {
  const url = pushAddress(device.endpoint, { loopback })
  if (url === null) return failed('refused')
  const pressing = isPressing(words.urgency)
  const headers = {
    authorization: authorize(key, url.origin, subject, at),
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ttl: String(pressing ? pressingLife : otherLife),
    urgency: words.urgency === 'routine' ? 'normal' : 'high',
    topic: topicOf(words.tag),
  }
  const here = loopback && isLoopback(url)
  try {
    const body = encryptPush(device.keys, JSON.stringify(words))
    return outcomeOf(await post(url, body, headers, here ? undefined : lookUpPublic))
  } catch {
    return failed('unreachable')
  }
}

/** At most 32 characters, which a UUID without its dashes is. */
function topicOf(tag: string): string {
  return tag.replaceAll('-', '').slice(0, 32)
}

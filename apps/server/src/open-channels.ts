import { join } from 'node:path'
import { type NotifyParts, openPushKey } from './capabilities/notify/index.ts'
import type { Config } from './platform/config.ts'

export type Channels = Pick<NotifyParts, 'push' | 'mail' | 'gateway'>

/** The ways to reach people that the settings allow, with the key that browsers know us by: made at a first start. */
export async function openChannels(
  config: Pick<Config, 'channels' | 'dataDir'>,
): Promise<{ ok: true; channels: Channels } | { ok: false; sentence: string }> {
  const { push, mail, gateway } = config.channels
  if (push === null) return { ok: true, channels: { push, mail, gateway } }
  const opened = await openPushKey(join(config.dataDir, 'push.key'))
  if (!opened.ok) return opened
  return { ok: true, channels: { push: { ...push, key: opened.key }, mail, gateway } }
}

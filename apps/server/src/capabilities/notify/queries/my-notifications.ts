import { api, type Channel, type ChannelHealth } from '@baton/contract'
import { channelState } from '@baton/domain/notify/channel-state'
import { defaultQuiet } from '@baton/domain/notify/plan'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { NotifyParts } from '../parts.ts'
import { readDevices } from '../store/devices.ts'
import { readTallies, type Tally } from '../store/health.ts'
import { readQuiets } from '../store/quiet.ts'

const hourMs = 3_600_000

/** How the viewer is notified, and how the channels fare here. */
export function myNotifications(parts: NotifyParts): Handler {
  return handleQuery(api.notify.myNotifications, async ({ transaction, viewer, at }) => {
    const { personId } = viewer
    const [devices, quiets, tallies] = await Promise.all([
      readDevices(transaction, [personId]),
      readQuiets(transaction, [personId]),
      readTallies(transaction, new Date(at.getTime() - hourMs)),
    ])
    const known = new Map(tallies.map((tally) => [tally.channel, tally]))
    return answer({
      devices: devices.map(({ id, name, addedAt, lastReachedAt }) => ({
        id,
        name,
        addedAt: addedAt.toISOString(),
        lastReachedAt: lastReachedAt?.toISOString() ?? null,
      })),
      quiet: quiets.get(personId) ?? defaultQuiet,
      channels: existing(parts).map(({ channel, isOn }) => healthOf(channel, isOn, known.get(channel))),
    })
  })
}

function existing({ push, mail, gateway }: NotifyParts): { channel: Channel; isOn: boolean }[] {
  return [
    { channel: 'in-app', isOn: true },
    { channel: 'web-push', isOn: push !== null },
    { channel: 'email', isOn: mail !== null },
    { channel: 'gateway', isOn: gateway !== null },
  ]
}

function healthOf(channel: Channel, isOn: boolean, tally: Tally | undefined): ChannelHealth {
  return {
    channel,
    state: !isOn ? 'off' : tally === undefined ? 'well' : channelState(tally),
    lastSentAt: tally?.lastSentAt?.toISOString() ?? null,
    lastFailedAt: tally?.lastFailedAt?.toISOString() ?? null,
    sent: tally?.sent ?? 0,
    failed: tally?.failed ?? 0,
  }
}

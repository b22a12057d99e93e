import { channelState } from '@baton/domain/notify/channel-state'
import { inTransaction } from '../../platform/database/transaction.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import type { NotifyParts } from './parts.ts'
import type { OutwardChannel } from './store/attempts.ts'
import { readTallies } from './store/health.ts'
import { tell } from './tell.ts'

const hourMs = 3_600_000
const names: { readonly [channel in OutwardChannel]: string } = {
  'web-push': 'Web Push',
  email: 'E-mail',
  gateway: 'The gateway for texts and pagers',
}

/** Tells administrators that a channel is dead, once an hour: others are used meanwhile (QUI10). */
export async function tellOfDeadChannel(
  parts: NotifyParts,
  organisationId: string,
  channel: OutwardChannel,
): Promise<void> {
  const at = parts.clock.now()
  const hour = Math.floor(at.getTime() / hourMs)
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const tallies = await readTallies(transaction, new Date(at.getTime() - hourMs))
    const tally = tallies.find((one) => one.channel === channel)
    if (tally === undefined || channelState(tally) !== 'failing') return []
    const streams = new StreamWriter(transaction)
    const acting = { transaction, streams, organisationId, personId: null, at }
    const administrators = await parts.people.administratorsOf(transaction)
    await streams.lock([organisationId, ...administrators])
    const raised = await tell(
      parts,
      acting,
      administrators.map((personId) => ({
        key: `channel:${channel}:${hour}:${personId}`,
        personId,
        about: { kind: 'channel', id: channel },
        urgency: 'soon',
        heading: `${names[channel]} does not work`,
        // Not by the one that is dead.
        channels: (['in-app', 'web-push', 'email'] as const).filter((other) => other !== channel),
        throughRole: true,
      })),
    )
    if (raised.length === 0) return []
    streams.audit({
      at,
      organisationId,
      streamId: organisationId,
      actor: 'system:notify',
      action: 'notify.tellOfDeadChannel',
      subjects: raised.map(({ personId }) => ({ kind: 'person', id: personId })),
      commandId: null,
      commitment: null,
    })
    streams.flush()
    return streams.delivered
  })
  if (delivered.length === 0) return
  parts.log.error({ organisationId, channel }, 'a channel for notices is dead')
  parts.publish(organisationId, delivered)
}

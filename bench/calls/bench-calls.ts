import { embeddedLimit } from '@baton/contract'
import { measureJoins } from './measure-joins.ts'
import { measureLimit } from './measure-limit.ts'
import { measureLoss } from './measure-loss.ts'
import { measureMeeting } from './measure-meeting.ts'
import { measureStorms } from './measure-storms.ts'
import { openMediaHere } from './media-here.ts'

/**
 * The embedded media server, a process of its own as it always is, with synthetic participants in this one who send,
 * ask again and draw as devices do. Its processor time is what the process itself says it used, not ours; ours is told
 * beside it, since both share the machine.
 */
export const calls = {
  name: 'calls',
  about:
    'meetings of 2, 8 and 20 on the embedded media server, 3 % loss, storms of twenty, and where it ends',
  async run({ seed, scale }: { seed: number; scale: number }): Promise<Record<string, number>> {
    const figures: Record<string, number> = {}
    const media = openMediaHere()
    try {
      for (const people of [2, 8, embeddedLimit]) await measureMeeting(figures, media, people, scale)
      await measureLoss(figures, media, { seed, scale })
      await measureStorms(figures, media, scale)
      await measureLimit(figures, media, scale)
    } finally {
      await media.stop()
    }
    await measureJoins(figures, scale)
    return figures
  },
}

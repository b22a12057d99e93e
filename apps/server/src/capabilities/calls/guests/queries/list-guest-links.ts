import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { handleQuery } from '../../../../platform/operations/handler.ts'
import { relationshipsTo } from '../../fetch.ts'
import { readMeetings } from '../../store/meetings.ts'
import { wholesOf } from '../../whole.ts'
import { presentLink, readLinks } from '../store/links.ts'

/** The links for guests of a meeting, the newest first; never their secrets, which nobody has kept. */
export const listGuestLinks = handleQuery(
  api.calls.listGuestLinks,
  async ({ viewer, transaction }, { meetingId }) => {
    const [whole] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    if (whole === undefined || !may('calls.listGuestLinks', relationshipsTo(whole, viewer.personId)))
      return refuse('not-found')
    const links = await readLinks(transaction, meetingId)
    return answer({ links: links.map(presentLink) })
  },
)

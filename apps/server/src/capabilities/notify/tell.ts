import type { Acting } from '../../platform/operations/acting.ts'
import { type NewNotice, notify } from './notify.ts'
import type { NotifyParts } from './parts.ts'
import type { NoticeRow } from './store/notices.ts'

/**
 * Like `notify`, for what no other capability shows by an event of its own: it is shown in the application by
 * `notice.raised`. The people's streams must be locked.
 */
export async function tell(
  parts: NotifyParts,
  acting: Acting,
  notices: readonly NewNotice[],
): Promise<NoticeRow[]> {
  const { streams, organisationId, personId, at } = acting
  const raised = await notify(parts, acting, notices)
  for (const { id, about, urgency, heading, personId: to } of raised) {
    const data = { notice: { id, about, urgency, heading, at: at.toISOString() } }
    streams.append(
      { kind: 'person', id: to },
      { type: 'notice.raised', data },
      { organisationId, personId, at },
    )
  }
  return raised
}

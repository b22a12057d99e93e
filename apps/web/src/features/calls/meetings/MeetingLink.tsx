import { RowLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { KindMark } from './KindMark.tsx'
import type { MeetingRow } from './list-snapshot.ts'

/** A meeting in the list, which leads to its page. */
export function MeetingLink({ row, isSelected }: { readonly row: MeetingRow; readonly isSelected: boolean }) {
  return (
    <RowLink
      to="/meetings/$meetingId"
      params={{ meetingId: row.id }}
      isSelected={isSelected}
      leading={<KindMark kind={row.kind} />}
      title={<bdi>{row.title}</bdi>}
      meta={<Time at={row.at} />}
      subtitle={<bdi>{row.subtitle}</bdi>}
      trailing={row.state && <Tag tone={row.state.tone}>{row.state.word}</Tag>}
    />
  )
}

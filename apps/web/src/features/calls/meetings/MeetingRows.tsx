import { api } from '@baton/contract'
import { CalendarClock, PhoneMissed, Video } from 'lucide-react'
import { useAct } from '../../../app/session/use-act.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { CallButton } from '../start/CallButton.tsx'
import { useCallNaming, useCalls } from '../use-calls.ts'
import { Group } from './Group.tsx'
import { type MeetingList, type MeetingRow, meetingList } from './list-snapshot.ts'
import { MeetingLink } from './MeetingLink.tsx'
import styles from './meetings.module.css'
import { PastRows } from './PastRows.tsx'

/** The list: missed, now, by day, and before. */
export function MeetingRows({ selectedPath }: { readonly selectedPath: string }) {
  const { loaded, meetings } = useCalls()
  const naming = useCallNaming()
  const now = useServerNow(30_000)
  if (!loaded) return <Skeleton label="Loading meetings" count={5} />
  const list = meetingList(meetings, naming, now)
  const isEmpty = list.missed.length + list.now.length + list.days.length === 0
  return (
    <>
      {list.missed.length > 0 && (
        <Group title="Missed">
          {list.missed.map((row) => (
            <MissedRow key={row.id} row={row} />
          ))}
        </Group>
      )}
      {list.now.length > 0 && (
        <Group title="Now">
          {list.now.map((row) => (
            <NowRow key={row.id} row={row} isSelected={selectedPath === `/meetings/${row.id}`} />
          ))}
        </Group>
      )}
      {list.days.map(({ title, rows }) => (
        <Group key={title} title={title}>
          {rows.map((row) => (
            <MeetingLink key={row.id} row={row} isSelected={selectedPath === `/meetings/${row.id}`} />
          ))}
        </Group>
      ))}
      {isEmpty && (
        <EmptyState icon={<CalendarClock />} title="No meetings ahead">
          Arrange one, or call somebody from a conversation or their page. What you are asked to stands here.
        </EmptyState>
      )}
      <PastRows selectedPath={selectedPath} />
    </>
  )
}

/** One press from coming in. */
function NowRow({ row, isSelected }: { readonly row: MeetingRow; readonly isSelected: boolean }) {
  return (
    <div className={styles.now}>
      <MeetingLink row={row} isSelected={isSelected} />
      <ButtonLink
        to="/meetings/$meetingId/room"
        params={{ meetingId: row.id }}
        variant="primary"
        size="small"
        icon={<Video />}
        aria-label={`Join ${row.title}`}
      >
        Join
      </ButtonLink>
    </div>
  )
}

/** A missed call stays until one says that one has seen it, or calls back. */
function MissedRow({ row }: { readonly row: MeetingList['missed'][number] }) {
  const seen = useAct(api.calls.markMissedSeen)
  return (
    <div className={styles.missed}>
      <div className={styles.missedWho}>
        <Avatar id={row.callerId} name={row.caller} />
        <div className={styles.missedWords}>
          <span className={styles.missedName}>
            <bdi>{row.caller}</bdi>
          </span>
          <span className={styles.called}>
            <PhoneMissed aria-hidden="true" />
            <span>
              Called <Time at={row.at} as="ago" />
            </span>
          </span>
        </div>
      </div>
      <div className={styles.missedActs}>
        <CallButton
          about={{ kind: 'person', id: row.callerId }}
          label="Call back"
          onBegun={() => void seen.run({ meetingId: row.id })}
        />
        <Button
          variant="quiet"
          isBusy={seen.isBusy}
          aria-label={`Seen: missed call from ${row.caller}`}
          onPress={() => void seen.run({ meetingId: row.id })}
        >
          Seen
        </Button>
      </div>
    </div>
  )
}

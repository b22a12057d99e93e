import { api } from '@baton/contract'
import {
  ClipboardList,
  Handshake,
  History,
  type LucideIcon,
  MessageSquareText,
  UserRound,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { useNaming } from '../../messaging/use-messaging.ts'
import { useWardName } from '../use-wards.ts'
import styles from './timeline.module.css'
import {
  type TimelineEntry,
  type TimelineFilter,
  type TimelineLink,
  timelineFilters,
  timelineSnapshot,
} from './timeline-snapshot.ts'
import { useSaid } from './use-said.ts'

const filterWords: Readonly<Record<TimelineFilter, string>> = {
  all: 'All',
  record: 'Moves and corrections',
  tasks: 'Tasks',
  handovers: 'Handovers',
  messages: 'Messages',
}

/** What happened about a patient: where they were, what was corrected, asked for and said. */
export function TimelineOfPatient({ patientId }: { readonly patientId: string }) {
  const client = useClient()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const { answer, reload } = useAsk(api.patients.history, { patientId }, { keepsEarlier: true })
  const handovers = useAsk(api.tasks.listHandoversOfPatient, { patientId }, { keepsEarlier: true })
  const tasks = useStore(client.tasks.ofPatient(patientId))
  const messages = useSaid(patientId)
  const { plain } = useNaming()
  const [personName, wardName, now] = [useNameOf(), useWardName(), useNow()]
  useEffect(
    () =>
      client.onEvent(({ type }) => {
        if (type === 'patient.changed') void outdate(api.patients.history)
        if (type === 'handover.changed') void outdate(api.tasks.listHandoversOfPatient)
      }),
    [client],
  )
  if (!answer || !handovers.answer || tasks.state === 'loading')
    return <Skeleton label="Loading the timeline" count={6} />
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={reload} />
  if (!handovers.answer.ok) {
    return <FailureNotice failure={handovers.answer.failure} onRetry={handovers.reload} />
  }
  if (tasks.state === 'refused') return <FailureNotice failure={tasks.refusal} />
  const history = answer.value.entries
  const state = {
    patientId,
    history,
    tasks: tasks.value.tasks,
    handovers: handovers.answer.value.said,
    messages,
    personName,
    wardName,
    plain,
    now,
  }
  const { days, counts } = timelineSnapshot(state, filter)
  return (
    <div className={styles.timeline}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.filters} role="group" aria-label="Show">
        {timelineFilters.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.filter}
            aria-pressed={one === filter}
            onClick={() => setFilter(one)}
          >
            {filterWords[one]} <span className={styles.soft}>{counts[one]}</span>
          </button>
        ))}
      </div>
      {days.length === 0 && (
        <EmptyState icon={<History />} title="Nothing of that yet" level={3}>
          {filter === 'messages'
            ? 'Messages stand here once you have opened the conversation about this patient.'
            : 'What happens about this patient stands here.'}
        </EmptyState>
      )}
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <li key={entry.key} className={styles.entry}>
                <Entry entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

const icons: Readonly<Record<TimelineEntry['kind'], LucideIcon>> = {
  record: UserRound,
  tasks: ClipboardList,
  handovers: Handshake,
  messages: MessageSquareText,
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const Icon = icons[entry.kind]
  return (
    <>
      <time className={styles.clock} dateTime={entry.at}>
        {entry.clock}
      </time>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <p>
          <strong>{entry.link ? <Leading link={entry.link}>{entry.what}</Leading> : entry.what}</strong>{' '}
          <span className={styles.soft}>
            <bdi>{entry.who}</bdi>
          </span>
        </p>
        {entry.words && (
          <p dir="auto" className={styles.said}>
            {entry.words}
          </p>
        )}
      </div>
    </>
  )
}

function Leading({ link, children }: { readonly link: TimelineLink; readonly children: string }) {
  if (link.to === 'task') {
    return (
      <TextLink to="/tasks/$taskId" params={{ taskId: link.taskId }}>
        {children}
      </TextLink>
    )
  }
  const { conversationId, number } = link
  return (
    <TextLink to="/messages/$conversationId" params={{ conversationId }} search={{ at: number }}>
      {children}
    </TextLink>
  )
}

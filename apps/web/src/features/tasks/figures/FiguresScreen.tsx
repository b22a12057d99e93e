import { api } from '@baton/contract'
import { ChartColumn } from 'lucide-react'
import { useMemo, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import { useClient } from '../../../platform/use-client.ts'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { FlowPlot } from './FlowPlot.tsx'
import styles from './figures.module.css'
import { figuresSnapshot } from './figures-snapshot.ts'

const spans = { day: 1, week: 7, month: 28 } as const
const dayMs = 86_400_000

/** How tasks flow: by kind, ward and hour, never by named person. */
export function FiguresScreen() {
  const client = useClient()
  const places = usePlaces()
  const [span, setSpan] = useState<keyof typeof spans>('week')
  const asked = useMemo(() => {
    // To the whole minute and fixed while it is looked at, so that it is asked once.
    const until = new Date(Math.ceil(client.serverNow().getTime() / 60_000) * 60_000)
    return {
      from: new Date(until.getTime() - spans[span] * dayMs).toISOString(),
      until: until.toISOString(),
    }
  }, [client, span])
  const { answer, reload } = useAsk(api.tasks.figures, asked, { keepsEarlier: true })
  const figures = answer?.ok ? figuresSnapshot(answer.value, places) : null
  const isEmpty = answer?.ok && answer.value.all.requested === 0
  return (
    <Page
      title="Figures"
      help="How tasks flow. Never by named person; where there are fewer than five, no times."
      back={<BackLink to="/tasks" label="Back to tasks" />}
    >
      <Choice
        label="Of the last"
        look="segments"
        value={span}
        onChange={setSpan}
        options={[
          { value: 'day', label: '24 hours' },
          { value: 'week', label: '7 days' },
          { value: 'month', label: '4 weeks' },
        ]}
      />
      {!answer && <Skeleton label="Loading the figures" count={5} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {isEmpty && (
        <EmptyState icon={<ChartColumn />} title="Nothing was asked for">
          Figures stand here as soon as somebody asks for something.
        </EmptyState>
      )}
      {figures && !isEmpty && (
        <>
          <Panel title="In all">
            <dl className={styles.sum}>
              {figures.sum.map(({ term, value }) => (
                <div key={term} className={styles.tile}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          <FlowPlot title="By kind of task" by="Kind of task" rows={figures.byType} />
          <FlowPlot title="By ward" by="Ward" rows={figures.byWard} />
          <FlowPlot title="By hour of the day" by="Hour" rows={figures.byHour} />
        </>
      )}
    </Page>
  )
}

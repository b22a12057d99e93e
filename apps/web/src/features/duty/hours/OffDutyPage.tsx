import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useMyDuty, useRoles } from '../../../platform/use-duty.ts'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { type HoursSnapshot, hoursSnapshot } from './hours-snapshot.ts'

const fourWeeksMs = 28 * 24 * 60 * 60_000

/** Who covers for me, how often I was contacted off duty, and the totals of my teams. */
export function OffDutyPage() {
  const [stretch] = useState(() => {
    const until = new Date()
    return { from: new Date(until.getTime() - fourWeeksMs).toISOString(), until: until.toISOString() }
  })
  const { answer, reload } = useAsk(api.messaging.myOutOfHours, stretch)
  return (
    <Page
      title="Off duty"
      help="Off duty nothing rings. Messages wait for you, and urgent ones go to whoever covers."
      back={<BackLink to="/settings" label="Back to settings" />}
    >
      <CoverPanel />
      <Panel title="What came while I was off duty" help="The last four weeks. Only you see this.">
        {!answer && <Skeleton label="Loading what came" count={2} />}
        {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
        {answer?.ok && <Hours snapshot={hoursSnapshot(answer.value.days, 'me')} />}
      </Panel>
      <TeamPanel stretch={stretch} />
    </Page>
  )
}

function CoverPanel() {
  const mine = useMyDuty()
  const roles = useRoles()
  const { run, failure } = useAct(api.duty.setCover)

  async function choose(roleId: string): Promise<void> {
    const answer = await run({ coverRoleId: roleId || null })
    if (answer.ok) notify('Saved. Colleagues see it before they write.', { tone: 'good' })
  }

  return (
    <Panel title="Who covers for me">
      <FailureNotice failure={failure} />
      <Select
        label="Role"
        help="While you are off duty colleagues are offered this role instead of you."
        placeholder="No cover"
        value={mine?.duty.coverRoleId ?? ''}
        options={[
          { value: '', label: 'No cover' },
          ...roles.all
            .filter(({ state }) => state === 'active')
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(roleId) => void choose(roleId)}
      />
    </Panel>
  )
}

interface TeamPanelProps {
  readonly stretch: { readonly from: string; readonly until: string }
}

function TeamPanel({ stretch }: TeamPanelProps) {
  const teams = useTeams()
  const mine = teams.all.filter(({ id }) => teams.mine.has(id))
  const [chosen, setChosen] = useState('')
  const teamId = chosen || mine[0]?.id || ''
  const { answer, reload } = useAsk(
    api.messaging.teamOutOfHours,
    { teamId, ...stretch },
    { isWanted: teamId !== '' },
  )
  if (mine.length === 0) return null
  return (
    <Panel title="My team" help="Totals of everyone together, never of one person.">
      {mine.length > 1 && (
        <Select
          label="Team"
          value={teamId}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      {!answer && <Skeleton label="Loading the team’s totals" count={2} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && answer.value.days === null && (
        <p>This team has fewer than five people: its totals would tell of one, so they are not shown.</p>
      )}
      {answer?.ok && answer.value.days !== null && (
        <Hours snapshot={hoursSnapshot(answer.value.days, 'team')} />
      )}
    </Panel>
  )
}

const columns: readonly Column<HoursSnapshot['days'][number]>[] = [
  { id: 'day', title: 'Day', isHeading: true, cell: (day) => day.title },
  { id: 'held', title: 'Waited', align: 'end', cell: (day) => day.held },
  { id: 'interrupted', title: 'Reached off duty', align: 'end', cell: (day) => day.interrupted },
]

function Hours({ snapshot }: { readonly snapshot: HoursSnapshot }) {
  return (
    <>
      <p>{snapshot.words}</p>
      {snapshot.days.length > 0 && (
        <DataTable caption="By day" columns={columns} items={snapshot.days} idOf={(day) => day.key} />
      )}
    </>
  )
}

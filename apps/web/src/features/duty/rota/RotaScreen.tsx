import { api, type Shift } from '@baton/contract'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useNameOf } from '../use-name-of.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { RotaDays } from './RotaDays.tsx'
import { RotaTable } from './RotaTable.tsx'
import styles from './rota.module.css'
import { ShiftDialog } from './ShiftDialog.tsx'
import { useIsWide } from './use-is-wide.ts'
import { dayStarts, mondayOf, rotaWeek } from './week.ts'

type Shown =
  | { readonly kind: 'shift'; readonly shift: Shift | undefined }
  | { readonly kind: 'absence' }
  | null

/** The rota, a week at a time: who holds what when, and where nobody does. Administrators change it here. */
export function RotaScreen() {
  const me = useMe()
  const now = useNow()
  const roles = useRoles()
  const nameOf = useNameOf()
  const teams = useTeams()
  const isWide = useIsWide()
  const [weeksOn, setWeeksOn] = useState(0)
  const [whose, setWhose] = useState<'everyone' | 'mine'>('everyone')
  const [teamId, setTeamId] = useState('')
  const [shown, setShown] = useState<Shown>(null)
  const monday = mondayOf(now, weeksOn)
  const starts = dayStarts(monday)
  const { answer, reload } = useAsk(
    api.duty.openRota,
    {
      from: monday.toISOString(),
      until: (starts.at(-1) ?? monday).toISOString(),
      ...(whose === 'mine' ? { personId: me.person.id } : {}),
      ...(teamId ? { teamId } : {}),
    },
    { keepsEarlier: true },
  )
  useRenewal()
  const mondayAt = monday.getTime()
  const week = useMemo(
    () =>
      answer?.ok
        ? rotaWeek({
            rota: answer.value,
            roles,
            nameOf,
            viewerId: me.person.id,
            monday: new Date(mondayAt),
            now,
          })
        : undefined,
    [answer, roles, nameOf, me.person.id, mondayAt, now],
  )
  const edit = me.administrator ? (shift: Shift) => setShown({ kind: 'shift', shift }) : undefined

  return (
    <Page
      title="Rota"
      width="wide"
      help={week && `${week.days[0]?.title} to ${week.days[6]?.title}`}
      actions={
        <span className={styles.turn}>
          <IconButton label="Week before" icon={<ChevronLeft />} onPress={() => setWeeksOn(weeksOn - 1)} />
          <Button isDisabled={weeksOn === 0} onPress={() => setWeeksOn(0)}>
            This week
          </Button>
          <IconButton label="Week after" icon={<ChevronRight />} onPress={() => setWeeksOn(weeksOn + 1)} />
        </span>
      }
    >
      <div className={styles.tools}>
        <Choice
          label="Whose shifts"
          isLabelHidden
          look="segments"
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'everyone', label: 'All' },
            { value: 'mine', label: 'Mine' },
          ]}
        />
        {whose === 'everyone' && teams.all.length > 0 && (
          <Select
            label="Team"
            placeholder="All teams"
            value={teamId}
            onChange={setTeamId}
            options={[
              { value: '', label: 'All teams' },
              ...teams.all.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {me.administrator && (
          <span className={styles.actions}>
            <Button
              variant="primary"
              icon={<Plus />}
              onPress={() => setShown({ kind: 'shift', shift: undefined })}
            >
              Add a shift
            </Button>
            <Button onPress={() => setShown({ kind: 'absence' })}>Add an absence</Button>
            <ButtonLink to="/admin/rota">Import</ButtonLink>
          </span>
        )}
      </div>
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading the rota" count={6} />}
      {week && whose === 'everyone' && week.gapCount > 0 && (
        <p className={styles.gaps}>
          <Tag tone="bad">{week.gapCount === 1 ? '1 gap' : `${week.gapCount} gaps`}</Tag> Cover that is
          required and that nobody is on the rota for.
        </p>
      )}
      {week && week.rows.length === 0 && (
        <EmptyState
          title={whose === 'mine' ? 'No shifts of yours this week' : 'Nothing on the rota this week'}
        >
          {me.administrator
            ? 'Add a shift, or import a rota from a file.'
            : 'An administrator fills the rota.'}
        </EmptyState>
      )}
      {week && week.rows.length > 0 && (
        <Panel isFlush>
          {isWide ? <RotaTable week={week} onEdit={edit} /> : <RotaDays week={week} onEdit={edit} />}
        </Panel>
      )}
      {week && week.away.length > 0 && (
        <Panel title="Away this week">
          <ul className={styles.away}>
            {week.away.map(({ id, words }) => (
              <li key={id} className={styles.awayItem}>
                <span>{words}</span>
                {me.administrator && <TakeBack absenceId={id} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {shown?.kind === 'shift' && (
        <ShiftDialog shift={shown.shift} monday={monday} onClose={() => setShown(null)} />
      )}
      {shown?.kind === 'absence' && <AbsenceDialog monday={monday} onClose={() => setShown(null)} />}
    </Page>
  )
}

function TakeBack({ absenceId }: { readonly absenceId: string }) {
  const { run, isBusy, failure } = useAct(api.duty.removeAbsence)

  async function takeBack(): Promise<void> {
    const answer = await run({ absenceId })
    if (answer.ok) await outdate(api.duty.openRota)
  }

  return (
    <>
      <Button size="small" isBusy={isBusy} onPress={() => void takeBack()}>
        Take back
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}

/** Asks again when anyone changed the rota. */
function useRenewal(): void {
  const client = useClient()
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'rota.changed') void outdate(api.duty.openRota)
      }),
    [client],
  )
}

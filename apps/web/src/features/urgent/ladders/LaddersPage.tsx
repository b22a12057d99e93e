import { api } from '@baton/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useUrgentNaming } from '../use-urgent.ts'
import { lengthWords } from '../words/count-words.ts'
import { targetWithHolders } from '../words/targets.ts'
import { LadderDialog } from './LadderDialog.tsx'
import { type LadderRow, ladderRows } from './ladder-draft.ts'
import styles from './ladders.module.css'

/** Whom an urgent message climbs to when nobody accepts: the hospital's own ladder, and roles that have one. */
export function LaddersPage() {
  const naming = useUrgentNaming()
  const { answer, reload } = useAsk(api.escalation.listLadders, {})
  const [changing, setChanging] = useState<LadderRow | null>(null)
  const rows = answer?.ok ? ladderRows(answer.value.ladders, naming.roles) : []
  const without = [...naming.roles.values()].filter(
    ({ id, state }) => state === 'active' && !rows.some(({ roleId }) => roleId === id),
  )
  return (
    <Page
      title="Ladders"
      help="When nobody accepts an urgent message in time, the next rung is called. A rung that nobody holds is passed over at once."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading ladders" />}
      {rows.map((row) => (
        <Panel
          key={row.roleId ?? 'own'}
          title={row.title}
          help={row.help}
          action={
            <Button onPress={() => setChanging(row)}>{row.rungs.length > 0 ? 'Change' : 'Set up'}</Button>
          }
        >
          {row.rungs.length === 0 ? (
            <p className={styles.none}>No rungs yet: nobody further is called.</p>
          ) : (
            <ol className={styles.rungs}>
              {row.rungs.map(({ target, waitMs }) => (
                <li key={`${target.kind} ${target.id}`} className={styles.rung}>
                  <bdi className={styles.target}>{targetWithHolders(target, naming)}</bdi>
                  <span className={styles.wait}>{lengthWords(waitMs)}, then the next</span>
                </li>
              ))}
            </ol>
          )}
        </Panel>
      ))}
      {answer?.ok && without.length > 0 && (
        <Panel title="Another role">
          <AddLadder
            options={without.map(({ id, name }) => ({ value: id, label: name }))}
            onAdd={({ value, label }) => setChanging({ roleId: value, title: label, help: '', rungs: [] })}
          />
        </Panel>
      )}
      {changing && <LadderDialog key={changing.roleId} row={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

function AddLadder({ options, onAdd }: { options: readonly Option[]; onAdd: (option: Option) => void }) {
  const [value, setValue] = useState('')
  const chosen = options.find((option) => option.value === value)
  return (
    <>
      <Select label="Role" value={value} onChange={setValue} options={options} />
      <Button icon={<Plus />} isDisabled={!chosen} onPress={() => chosen && onAdd(chosen)}>
        Set up its ladder
      </Button>
    </>
  )
}

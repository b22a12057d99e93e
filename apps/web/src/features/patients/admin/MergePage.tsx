import { api, type PatientFound, type PatientMerge } from '@baton/contract'
import { ArrowLeftRight, Combine, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useNameOf } from '../../duty/use-name-of.ts'
import { PatientLine } from '../banner/PatientLine.tsx'
import { PatientPicker } from '../find/PatientPicker.tsx'
import patients from '../patients.module.css'
import { useWardName } from '../use-wards.ts'
import { nameWords } from '../words/identity-words.ts'
import styles from './admin.module.css'
import { type MergeRow, mergeSnapshot } from './merge-snapshot.ts'
import { UnmergeDialog } from './UnmergeDialog.tsx'

/** Says that two records are one patient, and takes it back where they are not. */
export function MergePage() {
  const [from, setFrom] = useState<PatientFound>()
  const [into, setInto] = useState<PatientFound>()
  const [round, setRound] = useState(0)

  function done() {
    setFrom(undefined)
    setInto(undefined)
    setRound(round + 1)
    void outdate(api.patients.listMerges, api.patients.search)
  }

  return (
    <Page
      title="Merge patients"
      width="wide"
      help="One patient with two records becomes one again: what was about the first is about the second from then on. Nothing is lost, and it can be taken back."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      <div key={round} className={styles.pair}>
        <Side
          title="The record that goes"
          label="Find the record that goes"
          chosen={from}
          onChoose={setFrom}
        />
        <Side
          title="The record that stays"
          label="Find the record that stays"
          chosen={into}
          onChoose={setInto}
        />
      </div>
      {from && into && from.id === into.id && (
        <Banner tone="warn" icon={<TriangleAlert />}>
          This is the same record twice.
        </Banner>
      )}
      {from && into && from.id !== into.id && (
        <Comparison
          from={from}
          into={into}
          onSwap={() => {
            setFrom(into)
            setInto(from)
          }}
          onDone={done}
        />
      )}
      <Merges />
    </Page>
  )
}

interface SideProps {
  readonly title: string
  readonly label: string
  readonly chosen: PatientFound | undefined
  readonly onChoose: (patient: PatientFound | undefined) => void
}

function Side({ title, label, chosen, onChoose }: SideProps) {
  return (
    <Panel
      title={title}
      action={chosen && <Button onPress={() => onChoose(undefined)}>Choose another</Button>}
    >
      {chosen ? (
        <div className={patients.frame}>
          <PatientLine patient={chosen} />
        </div>
      ) : (
        <PatientPicker label={label} isForAll takesFocus={false} onPick={onChoose} />
      )}
    </Panel>
  )
}

const columns: readonly Column<MergeRow>[] = [
  { id: 'term', title: 'What', isHeading: true, cell: ({ term }) => term },
  { id: 'from', title: 'Goes', cell: ({ from }) => from },
  { id: 'into', title: 'Stays', cell: ({ into }) => into },
  {
    id: 'verdict',
    title: 'Alike',
    cell: ({ verdict }) =>
      verdict === 'same' ? (
        <Tag tone="good">The same</Tag>
      ) : verdict === 'differs' ? (
        <Tag tone="bad">Differs</Tag>
      ) : (
        '—'
      ),
  },
]

interface ComparisonProps {
  readonly from: PatientFound
  readonly into: PatientFound
  readonly onSwap: () => void
  readonly onDone: () => void
}

function Comparison({ from, into, onSwap, onDone }: ComparisonProps) {
  const { run, isBusy, failure } = useAct(api.patients.mergePatients)
  const { fields, set, clear } = useDraft(`merge.${from.id}.${into.id}`, { reason: '' })
  const { rows, warning } = mergeSnapshot(from, into, useWardName())
  const mistake = mistakeAt(failure, 'reason')

  async function merge() {
    const merged = await run({ patientId: from.id, intoPatientId: into.id, reason: fields.reason })
    if (!merged.ok) return
    clear()
    notify(`${nameWords(from)} was merged into ${nameWords(into)}`, { tone: 'good' })
    onDone()
  }

  return (
    <>
      {warning && (
        <Banner tone="bad" icon={<TriangleAlert />}>
          {warning}
        </Banner>
      )}
      <Panel title="Side by side" isFlush>
        <DataTable caption="The two records" columns={columns} items={rows} idOf={({ term }) => term} />
      </Panel>
      <Panel title="Merge">
        <form
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            void merge()
          }}
        >
          {failure && !mistake && <FailureNotice failure={failure} />}
          <TextField
            label="Why they are one patient"
            help="Such as: entered twice, both birth dates seen on the wristband."
            isRequired
            maxLength={200}
            autoComplete="off"
            mistake={mistake}
            value={fields.reason}
            onChange={(reason) => set('reason', reason)}
          />
          <div className={styles.actions}>
            <Button
              type="submit"
              variant="primary"
              icon={<Combine />}
              isBusy={isBusy}
              isDisabled={fields.reason.trim() === ''}
            >
              Merge these two records
            </Button>
            <Button icon={<ArrowLeftRight />} onPress={onSwap}>
              Swap
            </Button>
          </div>
        </form>
      </Panel>
    </>
  )
}

function Merges() {
  const { answer, reload } = useAsk(api.patients.listMerges, {}, { keepsEarlier: true })
  const [undoing, setUndoing] = useState<PatientMerge>()
  const nameOf = useNameOf()
  const merges = answer?.ok ? answer.value.merges : []
  return (
    <Panel title="Merged records" help="The newest fifty that stand.">
      {!answer && <Skeleton label="Loading merged records" count={2} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && merges.length === 0 && (
        <EmptyState title="No record was merged" level={3}>
          What is merged here or by the hospital’s feed stands here, to be taken back.
        </EmptyState>
      )}
      <ul className={styles.merges}>
        {merges.map((merge) => (
          <li key={merge.from.id} className={styles.merge}>
            <div className={styles.pair}>
              <PatientLine patient={merge.from} hasPlace={false} />
              <PatientLine patient={merge.into} />
            </div>
            <p className={styles.soft}>
              Merged <Time at={merge.at} as="both" /> by{' '}
              {merge.by === null ? 'the hospital’s feed' : nameOf(merge.by)}
              {merge.reason !== null && (
                <>
                  : <bdi>{merge.reason}</bdi>
                </>
              )}
            </p>
            <Button
              aria-label={`Take back the merge of ${nameWords(merge.from)}`}
              onPress={() => setUndoing(merge)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {undoing && <UnmergeDialog merge={undoing} onClose={() => setUndoing(undefined)} />}
    </Panel>
  )
}

import { api, longestRota, type OutputOf, type RotaRow } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { SourceForm } from '../../admin/import/SourceForm.tsx'
import { useNameOf } from '../use-name-of.ts'
import styles from './admin.module.css'
import { formatOf, type RotaImportSnapshot, rotaImportSnapshot } from './import-snapshot.ts'

type Result = OutputOf<typeof api.duty.importRota>

/** A rota from a file: paste or choose, a preview, and only then anything is written. */
export function RotaImportPage() {
  const preview = useAct(api.duty.previewRota)
  const importing = useAct(api.duty.importRota)
  const roles = useRoles()
  const nameOf = useNameOf()
  const now = useNow()
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<readonly RotaRow[]>()
  const [result, setResult] = useState<Result>()

  async function look(wanted: string): Promise<void> {
    const answer = await preview.run({ format: formatOf(wanted), text: wanted })
    setSeen(answer.ok ? answer.value.rows : undefined)
  }

  async function carryOut(rows: 'all-or-none' | 'only-good'): Promise<void> {
    const answer = await importing.run({ format: formatOf(text), text, rows })
    if (!answer.ok) return
    setResult(answer.value)
    setSeen(undefined)
    setText('')
    await outdate(api.duty.openRota)
  }

  return (
    <Page
      title="Import a rota"
      width="wide"
      help="From a spreadsheet saved as CSV, or a calendar (.ics). You see what would happen before anything is written."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      <FailureNotice failure={preview.failure ?? importing.failure} />
      {result && <Imported result={result} onAgain={() => setResult(undefined)} />}
      {!result && seen && (
        <Preview
          snapshot={rotaImportSnapshot({ rows: seen, roles, nameOf, now })}
          isBusy={importing.isBusy}
          onImport={(rows) => void carryOut(rows)}
          onBack={() => setSeen(undefined)}
        />
      )}
      {!result && !seen && (
        <SourceForm
          title="The rota"
          help="CSV has a header line with email, role, from and until. In a calendar each event has an attendee’s e-mail address, and its summary is the role."
          label="Or paste it here"
          placeholder={
            'email,role,from,until\nniamh.oconnor@example.org,Site manager,2026-11-30 08:00,2026-11-30 20:00'
          }
          accept=".csv,.txt,.ics,text/csv,text/calendar"
          largest={longestRota}
          tooLarge="This file is too large. Bring it in by months."
          text={text}
          isBusy={preview.isBusy}
          onChange={setText}
          onLook={(wanted) => void look(wanted)}
        />
      )}
    </Page>
  )
}

type PreviewRow = RotaImportSnapshot['rows'][number]

const columns: readonly Column<PreviewRow>[] = [
  { id: 'who', title: 'Who', isHeading: true, cell: (row) => row.who },
  { id: 'line', title: 'Line', cell: (row) => row.line },
  { id: 'role', title: 'Role', cell: (row) => row.role },
  { id: 'when', title: 'When', cell: (row) => row.when },
  {
    id: 'problems',
    title: 'What would happen',
    cell: (row) =>
      row.problems.length === 0 ? (
        <Tag tone="good">Brought in</Tag>
      ) : (
        <span className={styles.problems}>
          <Tag tone="bad">Left out</Tag>
          {row.problems.map((problem) => (
            <span key={problem}>{problem}</span>
          ))}
        </span>
      ),
  },
]

interface PreviewProps {
  readonly snapshot: RotaImportSnapshot
  readonly isBusy: boolean
  readonly onImport: (rows: 'all-or-none' | 'only-good') => void
  readonly onBack: () => void
}

function Preview({ snapshot, isBusy, onImport, onBack }: PreviewProps) {
  const { action } = snapshot
  return (
    <>
      <Panel title={snapshot.words} help="Nothing has been written yet.">
        <div className={styles.actions}>
          {action && (
            <Button variant="primary" isBusy={isBusy} onPress={() => onImport(action.rows)}>
              {action.label}
            </Button>
          )}
          <Button onPress={onBack}>Change the rota</Button>
        </div>
      </Panel>
      <Panel title="Rows" isFlush>
        <DataTable
          caption="Rows of the file"
          columns={columns}
          items={snapshot.rows}
          idOf={(row) => String(row.line)}
        />
        {snapshot.hiddenRows > 0 && <p className={styles.pad}>…and {snapshot.hiddenRows} more.</p>}
      </Panel>
    </>
  )
}

function Imported({
  result: { added, unchanged, left },
  onAgain,
}: {
  readonly result: Result
  readonly onAgain: () => void
}) {
  const parts = [
    unchanged > 0 && `${unchanged} were there already.`,
    left.length > 0 && `${left.length} were left out.`,
  ].filter(Boolean)
  return (
    <Panel title={added === 1 ? '1 shift was added' : `${added} shifts were added`} help={parts.join(' ')}>
      <div className={styles.actions}>
        <ButtonLink to="/rota" variant="primary">
          See the rota
        </ButtonLink>
        <Button onPress={onAgain}>Import another</Button>
      </div>
    </Panel>
  )
}

import { api, type OutputOf, type PatientRow } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { SourceForm } from '../../admin/import/SourceForm.tsx'
import styles from './admin.module.css'
import { counted, firstWithProblems, patientImportSnapshot } from './import-snapshot.ts'

/** The largest file that is read, in bytes: what the server takes. */
const largestFile = 1_000_000

/** Patients from a spreadsheet: paste or file, a preview, and only then anything is written. */
export function ImportPatientsPage() {
  const preview = useAct(api.patients.previewPatients)
  const importing = useAct(api.patients.importPatients)
  const { fields, set, clear } = useDraft('patients.import', { csv: '' })
  const [seen, setSeen] = useState<OutputOf<typeof api.patients.previewPatients>>()
  const [result, setResult] = useState<OutputOf<typeof api.patients.importPatients>>()

  async function look(csv: string): Promise<void> {
    const answer = await preview.run({ csv })
    setSeen(answer.ok ? answer.value : undefined)
  }

  async function carryOut(rows: 'all' | 'good'): Promise<void> {
    const answer = await importing.run({ csv: fields.csv, rows })
    if (!answer.ok) return
    setResult(answer.value)
    setSeen(undefined)
    clear()
    await outdate(api.patients.listWards, api.patients.search)
  }

  return (
    <Page
      title="Import patients"
      width="wide"
      help="From a spreadsheet saved as CSV, where no feed brings them. You see what would happen before anything is written."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      <FailureNotice failure={preview.failure ?? importing.failure} />
      {result && (
        <>
          <Panel
            title={result.added === 1 ? '1 patient was added' : `${result.added} patients were added`}
            help={result.leftOut.length === 0 ? 'No row was left out.' : leftOutWords(result.leftOut.length)}
          >
            <div className={styles.actions}>
              <Button onPress={() => setResult(undefined)}>Import another list</Button>
            </div>
          </Panel>
          {result.leftOut.length > 0 && <Rows rows={firstWithProblems(result.leftOut)} hiddenRows={0} />}
        </>
      )}
      {!result && seen && (
        <Preview
          seen={seen}
          isBusy={importing.isBusy}
          onImport={(rows) => void carryOut(rows)}
          onBack={() => setSeen(undefined)}
        />
      )}
      {!result && !seen && (
        <SourceForm
          title="The list"
          help="One header line, then one row a patient: Family name and Given name are needed; Date of birth, Sex, NHS number, Hospital number, Ward, Bed and Consultant may follow."
          label="Or paste the rows here"
          placeholder={
            'Family name,Given name,Date of birth,NHS number,Ward,Bed\nOkonkwo,Adaeze,05/07/1948,999 000 0018,Taw Ward,A3'
          }
          accept=".csv,.tsv,.txt,text/csv"
          largest={largestFile}
          tooLarge="This file is too large. Bring the patients in ward by ward."
          text={fields.csv}
          isBusy={preview.isBusy}
          onChange={(csv) => set('csv', csv)}
          onLook={(csv) => void look(csv)}
        />
      )}
    </Page>
  )
}

interface PreviewProps {
  readonly seen: OutputOf<typeof api.patients.previewPatients>
  readonly isBusy: boolean
  readonly onImport: (rows: 'all' | 'good') => void
  readonly onBack: () => void
}

function Preview({ seen, isBusy, onImport, onBack }: PreviewProps) {
  const { words, rows, hiddenRows, action } = patientImportSnapshot(seen)
  return (
    <>
      <Panel title={words} help="Nothing has been written yet.">
        <div className={styles.actions}>
          {action && (
            <Button variant="primary" isBusy={isBusy} onPress={() => onImport(action.rows)}>
              {action.label}
            </Button>
          )}
          <Button onPress={onBack}>Change the list</Button>
        </div>
      </Panel>
      <Rows rows={rows} hiddenRows={hiddenRows} />
    </>
  )
}

const columns: readonly Column<PatientRow>[] = [
  { id: 'name', title: 'Name', isHeading: true, cell: (row) => row.name || '(no name)' },
  { id: 'line', title: 'Line', cell: (row) => row.line },
  { id: 'born', title: 'Born', cell: (row) => row.birthDate },
  { id: 'nhs', title: 'NHS number', cell: (row) => row.nhsNumber },
  { id: 'ward', title: 'Ward', cell: (row) => row.ward },
  {
    id: 'problems',
    title: 'What would happen',
    cell: (row) =>
      row.problems.length === 0 ? (
        <Tag tone="good">Added</Tag>
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

function Rows({ rows, hiddenRows }: { readonly rows: readonly PatientRow[]; readonly hiddenRows: number }) {
  return (
    <Panel title="Rows" isFlush>
      <DataTable caption="Rows of the list" columns={columns} items={rows} idOf={(row) => String(row.line)} />
      {hiddenRows > 0 && <p className={styles.pad}>…and {hiddenRows} more.</p>}
    </Panel>
  )
}

function leftOutWords(count: number): string {
  return `${counted(count, 'row')} ${count === 1 ? 'was' : 'were'} left out.`
}

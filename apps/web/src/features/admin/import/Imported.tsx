import type { api, OutputOf } from '@baton/contract'
import { Download } from 'lucide-react'
import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import styles from '../admin.module.css'
import { codesAsCsv } from './codes-as-csv.ts'

type Result = OutputOf<typeof api.identity.importPeople>
type Added = Result['added'][number]

const columns: readonly Column<Added>[] = [
  {
    id: 'name',
    title: 'Name',
    isHeading: true,
    cell: (person) => (
      <TextLink to="/admin/people/$personId" params={{ personId: person.personId }}>
        {person.name}
      </TextLink>
    ),
  },
  { id: 'email', title: 'E-mail address', cell: (person) => person.email },
  { id: 'code', title: 'One-time code', cell: (person) => <code>{person.access.code}</code> },
]

interface ImportedProps {
  readonly result: Result
  readonly onAgain: () => void
}

/** What was imported, with everyone's one-time code: shown only now. */
export function Imported({ result: { added, left }, onAgain }: ImportedProps) {
  return (
    <>
      <Panel
        title={added.length === 1 ? '1 person was added' : `${added.length} people were added`}
        help={
          left.length === 0
            ? 'Give everyone their code. The codes are shown only now, and work once.'
            : `${left.length === 1 ? '1 row was' : `${left.length} rows were`} left out. Give everyone else their code: the codes are shown only now, and work once.`
        }
      >
        <div className={styles.actions}>
          <Button variant="primary" icon={<Download />} onPress={() => save(codesAsCsv(added))}>
            Save the codes as a file
          </Button>
          <Button onPress={onAgain}>Import another list</Button>
        </div>
      </Panel>
      <Panel isFlush>
        <DataTable
          caption="People who were added"
          columns={columns}
          items={added}
          idOf={(person) => person.personId}
        />
      </Panel>
    </>
  )
}

function save(csv: string) {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'access-codes.csv'
  link.click()
  URL.revokeObjectURL(address)
}

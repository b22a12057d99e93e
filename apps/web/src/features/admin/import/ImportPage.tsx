import { api, longestImport, type OutputOf } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Imported } from './Imported.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { importSnapshot } from './import-snapshot.ts'
import { SourceForm } from './SourceForm.tsx'

type Preview = OutputOf<typeof api.identity.previewImport>
type Result = OutputOf<typeof api.identity.importPeople>

/** The largest file that is read, in bytes: what the server takes. */
const largestFile = 1_000_000

/** Many people from a spreadsheet: paste or file, a preview, and only then anything is written. */
export function ImportPage() {
  const preview = useAct(api.identity.previewImport)
  const importing = useAct(api.identity.importPeople)
  const { fields, set, clear } = useDraft('import', { csv: '' })
  const [seen, setSeen] = useState<Preview>()
  const [result, setResult] = useState<Result>()

  async function look(csv: string) {
    const answer = await preview.run({ csv })
    setSeen(answer.ok ? answer.value : undefined)
  }

  async function carryOut(rows: 'all' | 'good') {
    const answer = await importing.run({ csv: fields.csv, rows })
    if (!answer.ok) return
    setResult(answer.value)
    setSeen(undefined)
    clear()
    await outdate(api.identity.searchDirectory, api.identity.listTeams)
  }

  function startAgain() {
    setResult(undefined)
    setSeen(undefined)
  }

  return (
    <Page
      title="Import people"
      width="wide"
      help="From a spreadsheet saved as CSV. You see what would happen before anything is written."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      <FailureNotice failure={preview.failure ?? importing.failure} />
      {result && <Imported result={result} onAgain={startAgain} />}
      {!result && seen && (
        <ImportPreview
          snapshot={importSnapshot(seen)}
          isBusy={importing.isBusy}
          onImport={(rows) => void carryOut(rows)}
          onBack={() => setSeen(undefined)}
        />
      )}
      {!result && !seen && (
        <SourceForm
          title="The list"
          help="One header line, then one row a person. Name, E-mail and Profession are needed; Grade, Specialty, Telephone, Bleep, Site, Place and Teams (several with a semicolon between) may follow."
          label="Or paste the rows here"
          placeholder={'Name,E-mail,Profession,Teams\nNiamh O’Connor,niamh.oconnor@example.org,Nurse,Ward 7'}
          accept=".csv,.tsv,.txt,text/csv"
          largest={largestFile}
          tooLarge={`This file is too large: at most ${longestImport} people at a time.`}
          text={fields.csv}
          isBusy={preview.isBusy}
          onChange={(csv) => set('csv', csv)}
          onLook={(csv) => void look(csv)}
        />
      )}
    </Page>
  )
}

import { api, longestImport, type OutputOf } from '@baton/contract'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { Imported } from './Imported.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { importSnapshot } from './import-snapshot.ts'

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
  const file = useRef<HTMLInputElement>(null)

  async function look(csv: string) {
    const answer = await preview.run({ csv })
    setSeen(answer.ok ? answer.value : undefined)
  }

  async function read(chosen: File | undefined) {
    if (!chosen) return
    if (chosen.size > largestFile)
      return notify(`This file is too large: at most ${longestImport} people at a time.`, { tone: 'bad' })
    const csv = await chosen.text()
    set('csv', csv)
    await look(csv)
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
        <Panel
          title="The list"
          help="One header line, then one row a person. Name, E-mail and Profession are needed; Grade, Specialty, Telephone, Bleep, Site, Place and Teams (several with a semicolon between) may follow."
        >
          <form
            className={styles.stack}
            onSubmit={(event) => {
              event.preventDefault()
              void look(fields.csv)
            }}
          >
            <div className={styles.actions}>
              <Button icon={<FileUp />} onPress={() => file.current?.click()}>
                Choose a file
              </Button>
              <input
                ref={file}
                className={styles.file}
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                tabIndex={-1}
                aria-hidden="true"
                onChange={(event) => {
                  void read(event.target.files?.[0])
                  event.target.value = ''
                }}
              />
            </div>
            <TextField
              label="Or paste the rows here"
              isMultiline
              isRequired
              placeholder={
                'Name,E-mail,Profession,Teams\nNiamh O’Connor,niamh.oconnor@example.org,Nurse,Ward 7'
              }
              value={fields.csv}
              onChange={(csv) => set('csv', csv)}
            />
            <div className={styles.actions}>
              <Button
                type="submit"
                variant="primary"
                isBusy={preview.isBusy}
                isDisabled={fields.csv.trim() === ''}
              >
                Show what would happen
              </Button>
            </div>
          </form>
        </Panel>
      )}
    </Page>
  )
}

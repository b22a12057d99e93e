import { api, type LibraryDocument } from '@baton/contract'
import { type Colleague, openHospital } from '../hospital.fixture.ts'
import { act } from '../steps/act.ts'
import { auditFile, openFile, tellFile } from '../steps/change-file.ts'
import type { FileRow } from '../store/files.ts'
import type { Indexing } from './index.ts'

export type Shelves = Awaited<ReturnType<typeof openShelves>>

/** Two teams with two people each, and somebody who is in neither; the coordinator keeps the stroke team's library. */
export async function openShelves() {
  const hospital = await openHospital()
  const [coordinator, nurse, surgeon, sister, stranger] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
  ]
  const stroke = await hospital.addTeam('Stroke team', coordinator, nurse)
  const surgery = await hospital.addTeam('Surgical unit', surgeon, sister)
  const indexing: Indexing = hospital.files.startLibrary(hospital.given)
  await indexing.look()
  const { files } = api

  /** A PDF that is checked, with these words on its pages. */
  function paper(by: Colleague, words: readonly string[], more: { state?: 'checking' | 'ready' } = {}) {
    return hospital.addReadyFile(by, {
      name: 'guideline.pdf',
      kind: 'pdf',
      mediaType: 'application/pdf',
      pages: words.length,
      renditions: {
        words: { mediaType: 'application/json', content: Buffer.from(JSON.stringify(words)) },
      },
      ...more,
    })
  }

  return {
    hospital,
    coordinator,
    nurse,
    surgeon,
    sister,
    stranger,
    everyone: [coordinator, nurse, surgeon, sister, stranger],
    stroke,
    surgery,
    indexing,
    paper,
    async put(
      name: string,
      more: { words?: string[]; folderId?: string | null; by?: Colleague; state?: 'checking' } = {},
    ): Promise<LibraryDocument> {
      const { words = ['Give aspirin.'], folderId = null, by = coordinator, state } = more
      const { id: fileId } = await paper(by, words, state && { state })
      const { document } = await by.ask(files.addDocument, { teamId: stroke, folderId, fileId, name })
      return document
    },
    async newer(documentId: string, words: string[], more: { state?: 'checking' } = {}) {
      const { id: fileId } = await paper(coordinator, words, more)
      const why = 'The dose is another'
      const { document } = await coordinator.ask(files.addVersion, { documentId, fileId, why })
      return document
    },
    async found(by: Colleague, words: string, teamId?: string) {
      await indexing.look()
      const { found } = await by.ask(files.searchLibrary, { words, ...(teamId ? { teamId } : {}) })
      return found.map((one) => `${one.document.name} by ${one.by}`)
    },
    /** The checks of a file end, or something is found of it later. */
    async fileBecomes(fileId: string, changes: Partial<FileRow>): Promise<void> {
      const by = { organisationId: hospital.organisationId, personId: null, action: 'files.check' }
      await act(hospital.parts, by, async (deed) => {
        const opened = await openFile(deed, hospital.parts, fileId)
        if (opened === undefined) throw new Error('the file is not here')
        await tellFile(deed, hospital.parts, opened, changes)
        auditFile(deed, opened.row)
      })
    },
    async close() {
      await indexing.stop()
      await hospital.close()
    },
  }
}

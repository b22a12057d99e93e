import { api, type Delivered } from '@baton/contract'
import {
  applyToDocument,
  applyToLibrary,
  type OpenDocument,
  type OpenLibrary,
} from '@baton/domain/files/library-replay'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { Colleague } from '../hospital.fixture.ts'
import { hydrateLibrary } from './index.ts'
import { openShelves, type Shelves } from './shelves.fixture.ts'

const { files } = api
let shelves: Shelves
beforeAll(async () => {
  shelves = await openShelves()
})
afterAll(() => shelves.close())

/** Everything that changes a library, in turn; `more` makes other names of the same. */
function steps(more = ''): [name: string, step: () => Promise<unknown>][] {
  const { coordinator, nurse, stroke: teamId, surgery } = shelves
  let folderId = ''
  let documentId = ''
  let pending = ''
  return [
    [
      'addFolder',
      async () => {
        const added = await coordinator.ask(files.addFolder, {
          teamId,
          parentId: null,
          name: `Guidelines${more}`,
        })
        folderId = added.folder.id
      },
    ],
    [
      'changeFolder',
      () => nurse.ask(files.changeFolder, { folderId, parentId: null, name: `All guidelines${more}` }),
    ],
    [
      'addDocument',
      async () => {
        documentId = (await shelves.put(`Sepsis${more}`, { folderId })).id
      },
    ],
    [
      'shareDocument',
      () => coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true }),
    ],
    [
      'addVersion',
      async () => {
        const document = await shelves.newer(documentId, ['Two.'], { state: 'checking' })
        pending = document.pending?.file.id ?? ''
      },
    ],
    ['a file is ready', () => shelves.fileBecomes(pending, { state: 'ready' })],
    ['restoreVersion', () => nurse.ask(files.restoreVersion, { documentId, number: 1, why: 'Better' })],
    [
      'changeDocument',
      () =>
        nurse.ask(files.changeDocument, {
          documentId,
          name: `Sepsis six${more}`,
          folderId: null,
          pinned: true,
          reviewOn: '2027-01-03',
        }),
    ],
    ['removeFolder', () => coordinator.ask(files.removeFolder, { folderId })],
    ['removeDocument', () => nurse.ask(files.removeDocument, { documentId, removed: true })],
    ['put back', () => nurse.ask(files.removeDocument, { documentId, removed: false })],
    [
      'share again',
      () => coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true }),
    ],
    ['unshare', () => coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: false })],
  ]
}

test('FIL77: after every change, what a device held plus the events equals a fresh snapshot, for everyone', async () => {
  const { coordinator, nurse, surgeon, sister, stroke, surgery } = shelves
  const readers: [Colleague, string][] = [
    [coordinator, stroke],
    [nurse, stroke],
    [surgeon, surgery],
    [sister, surgery],
  ]
  for (const [name, step] of steps()) {
    const held = new Map<Colleague, { library: OpenLibrary; open: OpenDocument | undefined }>()
    for (const [one, teamId] of readers) {
      const library = { ...(await one.ask(files.openLibrary, { teamId })), teamId }
      const [document] = library.documents
      const open = document && (await one.ask(files.openDocument, { documentId: document.id }))
      held.set(one, { library, open })
    }
    shelves.hospital.published.length = 0
    await step()
    for (const [one, teamId] of readers) {
      const before = held.get(one)
      const events = shelves.hospital.eventsFor(one)
      const fresh = { ...(await one.ask(files.openLibrary, { teamId })), teamId }
      const library = events.reduce(
        (state, event) => applied(state, applyToLibrary(state, event, { personId: one.id }), event),
        before?.library ?? fresh,
      )
      expect(library, `${name} for ${one.id}`).toEqual(fresh)
      const documentId = before?.open?.document.id
      if (before?.open === undefined || documentId === undefined) continue
      const open = events.reduce<OpenDocument | undefined>((state, event) => {
        const next = state && applyToDocument(state, event, { personId: one.id })
        return next?.outcome === 'ended' ? undefined : state && next && applied(state, next, event)
      }, before.open)
      if (open === undefined) expect(await one.refused(files.openDocument, { documentId })).toBe('not-found')
      else expect(open, `${name} for ${one.id}`).toEqual(await one.ask(files.openDocument, { documentId }))
    }
  }
})

function applied<State extends { position: number }>(
  state: State,
  next: { outcome: string; state?: unknown },
  event: Delivered,
): State {
  if (next.outcome === 'gap') throw new Error('a gap')
  return next.outcome === 'applied'
    ? { ...state, ...(next.state as State) }
    : { ...state, position: event.seq }
}

test('FIL77: every change has its audit leaf', async () => {
  const count = async () =>
    (await shelves.hospital.query<{ count: number }>('select count(*) from audit_leaf'))[0]?.count ?? 0
  for (const [name, step] of steps(' of the night')) {
    const before = await count()
    await step()
    expect(await count(), name).toBeGreaterThan(before)
  }
})

test('FIL77: the log keeps ids, and gives nobody what they lost', async () => {
  const { coordinator, surgeon, surgery, nurse, hospital, stroke } = shelves
  const { id: documentId } = await shelves.put('Lost')
  const { folder } = await coordinator.ask(files.addFolder, { teamId: stroke, parentId: null, name: 'Kept' })
  await coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true })
  const rows = await hospital.query<{ data: unknown }>(
    `select data from event where type = 'document.changed' and stream_id = $1 order by seq desc limit 1`,
    [surgeon.id],
  )
  expect(rows).toEqual([{ data: { documentId } }])
  await coordinator.ask(files.changeDocument, { documentId, name: 'Found' })
  await coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: false })
  const logged = (streamId: string, type: string, data: unknown) => ({
    kind: 'person' as const,
    streamId,
    seq: 1,
    organisationId: hospital.organisationId,
    type,
    data,
    by: coordinator.id,
    at: new Date(),
  })
  const inFolder = { folderId: folder.id, teamId: stroke }
  const said = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydrateLibrary(transaction, hospital.vault, [
      logged(nurse.id, 'document.changed', { documentId }),
      logged(surgeon.id, 'document.changed', { documentId }),
      logged(nurse.id, 'folder.changed', inFolder),
      logged(surgeon.id, 'folder.changed', inFolder),
    ]),
  )
  const { document } = await nurse.ask(files.openDocument, { documentId })
  expect(document.name).toBe('Found')
  expect(said).toEqual([
    { type: 'document.changed', data: { document } },
    { type: 'document.closed', data: { documentId } },
    { type: 'folder.changed', data: { folder } },
    { type: 'folder.removed', data: inFolder },
  ])
})

test('FIL67: the same command puts one document in, however often it comes', async () => {
  const { coordinator, stroke: teamId } = shelves
  const { id: fileId } = await shelves.paper(coordinator, ['Once.'])
  const commandId = '01980000-0000-7000-8000-0000000000d1'
  const input = { teamId, folderId: null, fileId, name: 'Once' }
  const first = await coordinator.ask(files.addDocument, input, commandId)
  const again = await coordinator.ask(files.addDocument, input, commandId)
  expect(again.document.id).toBe(first.document.id)
  const { documents } = await coordinator.ask(files.openLibrary, { teamId })
  expect(documents.filter(({ name }) => name === 'Once')).toHaveLength(1)
})

const tables = [
  'library',
  'library_folder',
  'library_document',
  'document_version',
  'document_share',
  'document_search',
]

test.each(tables)('FIL76: a row of %s is there for its organisation and not for another', async (table) => {
  const { hospital, coordinator, surgery } = shelves
  const { id: documentId } = await shelves.put(`Row of ${table}`)
  await coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true })
  const other = await hospital.foundAnother()
  const countIn = (organisationId: string) =>
    inTransaction(hospital.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await countIn(hospital.organisationId)).toBeGreaterThan(0)
  expect(await countIn(other.organisationId)).toBe(0)
})

test('FIL76: names, reasons and words inside stand nowhere in the database in words', async () => {
  const { hospital } = shelves
  const { id } = await shelves.put('Quetiapine', { words: ['Haloperidol instead.'] })
  await shelves.newer(id, ['Lorazepam instead.'])
  await shelves.indexing.look()
  const rows = await hospital.query<{ found: boolean }>(
    [...tables, 'event', 'file', 'audit_leaf']
      .map(
        (table) =>
          `select exists (select from ${table} t where t::text ~* 'quetiapine|haloperidol|lorazepam|dose') as found`,
      )
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
})

import { type Delivered, type LibraryDocument, type RefusalCode, refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createLibrary } from './library.ts'

const at = '2026-11-22T08:00:00.000Z'
const teamId = '01980000-0000-7000-8000-0000000000f1'
const documentId = '01980000-0000-7000-8000-0000000000d1'

function sepsis(change: Partial<LibraryDocument> = {}): LibraryDocument {
  const file = {
    id: documentId,
    name: 'sepsis.pdf',
    kind: 'pdf' as const,
    mediaType: 'application/pdf',
    bytes: 9,
    state: 'ready' as const,
    ...{ fault: null, held: false, width: null, height: null, pages: 2, durationMs: null },
    ...{ patientId: null, consent: null, addedBy: ben, addedAt: at, pictured: true, layers: 0, version: 1 },
  }
  return {
    id: documentId,
    teamId,
    folderId: null,
    name: 'Sepsis',
    current: { number: 1, file, by: ben, at, why: null },
    ...{ pending: null, reviewOn: null, expiresOn: null, pinned: false, sharedWith: [], removedAt: null },
    version: 1,
    ...change,
  }
}

/** Amina's device, on a line to a server that the test holds in its hands. */
function device() {
  const server = {
    position: 0,
    document: sepsis(),
    refuses: undefined as RefusalCode | undefined,
    asked: [] as string[],
  }
  async function ask<Value>(what: string, value: () => Value) {
    server.asked.push(what)
    const code = server.refuses
    return code
      ? { ok: false as const, refusal: { code, ...refusals[code] } }
      : { ok: true as const, value: value() }
  }
  const library = createLibrary({
    clock: fakeClock(),
    random: () => 0.5,
    personId: () => amina,
    fetchLibrary: () =>
      ask('library', () => ({ folders: [], documents: [server.document], position: server.position })),
    fetchDocument: () =>
      ask('document', () => ({
        document: server.document,
        versions: [server.document.current],
        position: server.position,
      })),
  })
  library.follower.welcomed(0, false)
  return {
    library,
    server,
    change(document: LibraryDocument) {
      server.document = document
      server.position += 1
      const data = { document }
      const told = { stream: `person:${amina}`, seq: server.position, at, by: ben }
      library.follower.event({ ...told, type: 'document.changed', data } as Delivered)
    },
    teamChanged() {
      const told = { stream: `organisation:${teamId}`, seq: 1, at, by: ben, type: 'team.changed' }
      // Only its type is looked at.
      library.heard({ ...told, data: {} } as Delivered)
    },
  }
}

const look = (store: { subscribe(listener: () => void): () => void }) => store.subscribe(() => {})

test('FIL77: a library that is looked at is level with each event', async () => {
  const { library, server, change } = device()
  const view = library.ofTeam(teamId)
  look(view)
  await settle()
  change(sepsis({ pinned: true, version: 2 }))
  expect(view.getSnapshot()).toMatchObject({ state: 'here', value: { documents: [{ pinned: true }] } })
  expect(server.asked).toEqual(['library'])
})

test('FIL79: the versions of a document are asked for again when it is another', async () => {
  const { library, server, change } = device()
  look(library.document(documentId))
  await settle()
  change(sepsis({ version: 2 }))
  await settle()
  expect(server.asked).toEqual(['document', 'document'])
})

test('FIL71: who leaves the team is shown its library no more, and who comes in sees it', async () => {
  const { library, server, teamChanged } = device()
  const view = library.ofTeam(teamId)
  look(view)
  await settle()
  server.refuses = 'not-found'
  teamChanged()
  await settle()
  expect(view.getSnapshot()).toMatchObject({ state: 'refused', refusal: { code: 'not-found' } })
  server.refuses = undefined
  teamChanged()
  await settle()
  expect(view.getSnapshot()).toMatchObject({ state: 'here' })
})

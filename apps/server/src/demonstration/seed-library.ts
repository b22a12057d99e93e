import { api } from '@baton/contract'
import { dayAt } from '@baton/domain/files/library-validity'
import type { Errands } from './errand.ts'
import { type DemonstrationDocument, documents, folders, notForUse } from './hospital/library.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'
import type { TakeIn } from './take-in.ts'
import { writePaper } from './write-paper.ts'

const dayMs = 24 * 60 * 60_000

/** Gives the demonstration's libraries their folders and documents, some in two versions. */
export async function seedLibrary(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  now: Date,
): Promise<void> {
  const shelves = new Map<string, string>()
  for (const document of documents) {
    const [first] = document.versions
    if (first === undefined) throw new Error(`${document.name} has no version`)
    const actor = actorOf(hospital.people, first.by)
    const at = before(now, first.daysAgo)
    for (const name of folders) {
      const key = `${document.team}|${name}`
      if (shelves.has(key)) continue
      const input = { teamId: idOf(hospital.teams, document.team), parentId: null, name }
      const { folder } = await errands.run(api.files.addFolder, input, actor, at)
      shelves.set(key, folder.id)
    }
    await putIn(errands, hospital, takeIn, {
      document,
      folderId: idOf(shelves, `${document.team}|${document.folder}`),
      now,
    })
  }
}

async function putIn(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  { document, folderId, now }: { document: DemonstrationDocument; folderId: string; now: Date },
): Promise<void> {
  const { team, name, versions } = document
  let documentId: string | undefined
  for (const { by, daysAgo, paragraphs, why } of versions) {
    const actor = actorOf(hospital.people, by)
    const at = before(now, daysAgo)
    const content = writePaper(name, [...paragraphs, notForUse])
    const fileId = await takeIn(
      actor,
      { name: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.pdf`, content },
      at,
    )
    if (documentId === undefined) {
      const input = { teamId: idOf(hospital.teams, team), folderId, fileId, name }
      documentId = (await errands.run(api.files.addDocument, input, actor, at)).document.id
    } else {
      const input = { documentId, fileId, why: why ?? 'Brought up to date' }
      await errands.run(api.files.addVersion, input, actor, at)
    }
  }
  if (documentId === undefined) return
  await finish(errands, hospital, { document, documentId, now })
}

async function finish(
  errands: Errands,
  hospital: SeededHospital,
  { document, documentId, now }: { document: DemonstrationDocument; documentId: string; now: Date },
): Promise<void> {
  const last = document.versions.at(-1)
  if (last === undefined) return
  const actor = actorOf(hospital.people, last.by)
  const at = before(now, last.daysAgo)
  const day = (days: number | undefined) =>
    days === undefined ? null : dayAt(new Date(now.getTime() + days * dayMs))
  const changes = {
    documentId,
    pinned: document.isPinned ?? false,
    reviewOn: day(document.reviewInDays),
    expiresOn: day(document.expiresInDays),
  }
  await errands.run(api.files.changeDocument, changes, actor, at)
  for (const team of document.sharedWith ?? []) {
    const input = { documentId, teamId: idOf(hospital.teams, team), shared: true }
    await errands.run(api.files.shareDocument, input, actor, at)
  }
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs)
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${name}`)
  return id
}

import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { soundOf } from '../../assure/files/content.ts'
import { sendFile, whenLookedInto } from '../../assure/files/wire.ts'
import { largePhoto } from '../../packages/testkit/src/large-photo.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { type StaffSession, signInEveryone } from '../load/staff-session.ts'
import { type BareCopy, readAll, startBareCopy } from './bare-copy.ts'

const MB = 1024 * 1024
const rounds = 3

/** A large file up and down beside a plain copy of the same bytes, and photos from the press to the small picture. */
export const files = {
  name: 'files',
  about: '200 MB up and down beside a plain copy, and 20 photos of 4 MB until their small pictures are there',
  async run({ seed, scale }: { seed: number; scale: number }): Promise<Record<string, number>> {
    const server = await startServerProcess(34_409)
    const bare = await startBareCopy()
    try {
      const [session] = await signInEveryone(server.url)
      if (session === undefined) throw new Error('nobody is in the demonstration')
      const at = { session, url: server.url, bare }
      const large = await measureLarge(at, soundOf(seed, Math.max(MB, Math.round(200 * scale) * MB)))
      return { ...large, ...(await measurePhotos(at, Math.max(2, Math.round(20 * scale)))) }
    } finally {
      await bare.stop()
      await server.stop()
    }
  },
}

interface At {
  readonly session: StaffSession
  readonly url: string
  readonly bare: BareCopy
}

/** Each round beside its plain copy, because the machine is another a minute later. */
async function measureLarge({ session, url, bare }: At, content: Buffer): Promise<Record<string, number>> {
  const [up, down, copyUp, copyDown]: number[][] = [[], [], [], []]
  for (let round = 0; round < rounds; round += 1) {
    copyUp?.push(await bare.send(content))
    const started = performance.now()
    const { file } = await sendFile(session, url, { name: `round-${round}.wav`, content })
    up?.push(performance.now() - started)
    // What looks into it is not what is measured here.
    await whenLookedInto(session, file.id)
    const { links } = await session.call(api.files.open, { fileId: file.id })
    copyDown?.push(await bare.fetch())
    const fetching = performance.now()
    const bytes = await readAll(await fetch(`${url}${links.download}`, { headers: session.headers }))
    down?.push(performance.now() - fetching)
    if (bytes !== content.length) throw new Error('what was fetched is not what was sent')
    await session.call(api.files.discard, { fileId: file.id })
  }
  const speed = (ms: number[] | undefined) =>
    Math.round((content.length / MB / (percentile(ms ?? [], 50) / 1000)) * 10) / 10
  const figures = {
    upMbPerSecond: speed(up),
    downMbPerSecond: speed(down),
    copyMbPerSecond: speed(copyUp),
    copyDownMbPerSecond: speed(copyDown),
  }
  tell(`${content.length / MB} MB: ${JSON.stringify(figures)}`)
  return {
    ...figures,
    upShare: Math.round((figures.upMbPerSecond / figures.copyMbPerSecond) * 1000) / 1000,
    downShare: Math.round((figures.downMbPerSecond / figures.copyDownMbPerSecond) * 1000) / 1000,
  }
}

/** Photos one after another: from announcing one until its small picture is here. */
async function measurePhotos({ session, url, bare }: At, count: number): Promise<Record<string, number>> {
  const content = await largePhoto()
  const [whole, up, copy]: number[][] = [[], [], []]
  for (let index = 0; index < count; index += 1) {
    copy?.push(await bare.send(content))
    const started = performance.now()
    const { file } = await sendFile(session, url, { name: `wound-${index}.jpg`, content })
    up?.push(performance.now() - started)
    await thumbnailOf(session, url, file.id)
    whole?.push(performance.now() - started)
    await session.call(api.files.discard, { fileId: file.id })
  }
  const speed = (ms: number[] | undefined) =>
    Math.round((content.length / MB / (percentile(ms ?? [], 50) / 1000)) * 10) / 10
  const figures = {
    firstThumbnailMs: percentile(whole ?? [], 50),
    firstThumbnailP90Ms: percentile(whole ?? [], 90),
    photoMb: Math.round((content.length / MB) * 10) / 10,
    photoUpMbPerSecond: speed(up),
    photoCopyMbPerSecond: speed(copy),
  }
  tell(`${count} photos: ${JSON.stringify(figures)}`)
  return figures
}

/** Fetches the small picture as soon as there is one. */
async function thumbnailOf(session: StaffSession, url: string, fileId: string): Promise<void> {
  for (;;) {
    const { file } = await session.call(api.files.open, { fileId })
    if (file.state === 'ready') break
    if (file.state !== 'checking') throw new Error(`the photo is ${file.state}`)
    await pause(5)
  }
  const { thumbnails } = await session.call(api.files.thumbnails, { fileIds: fileId as never })
  const [small] = thumbnails
  if (small === undefined) throw new Error('the photo has no small picture')
  await readAll(await fetch(`${url}${small.link}`, { headers: session.headers }))
}

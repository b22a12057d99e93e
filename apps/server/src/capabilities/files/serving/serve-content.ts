import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { id } from '@baton/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import type { FindCaller } from '../../../platform/http/routes.ts'
import { sendRefusal } from '../../../platform/http/send-refusal.ts'
import { refuse } from '../../../platform/operations/answer.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { isDamage } from '../content/content-damaged.ts'
import { scopeOf } from '../content/frames.ts'
import { verifyFile } from '../keeping/verify-file.ts'
import type { CheckedParts } from '../parts.ts'
import { seeFiles } from '../see.ts'
import type { FileRow } from '../store/files.ts'
import { byteRange } from './byte-range.ts'
import { type Choice, type Chosen, chooseContent } from './choose-content.ts'
import { disposition } from './disposition.ts'
import { drawPage } from './draw-page.ts'
import { contentPath, isGood, openKey } from './links.ts'

const asked = z.object({
  params: z.object({
    fileId: id,
    shown: z.enum(['thumbnail', 'preview', 'whole', 'page', 'download']),
    page: z.coerce.number().pipe(z.int().min(1)).optional(),
  }),
  query: z.object({ until: z.coerce.number().pipe(z.int()), key: z.string().max(100) }),
})
type Asked = z.infer<typeof asked>

/** After so long in which nothing was read a connection is given up, in ms. */
const stuckMs = 120_000

interface Found {
  readonly row: FileRow
  readonly choice: Choice
}

/** Serves content by links: to the session that they were made for, while they hold and its person may still see it. */
export function serveContent(http: FastifyInstance, parts: CheckedParts, findCaller: FindCaller): void {
  void http.register(async (scope) => {
    const open = new Set<ServerResponse>()
    scope.addHook('onRequest', async (_request, { raw }) => {
      open.add(raw)
      raw.once('close', () => open.delete(raw))
      // A reader that stands still may ask again from there.
      raw.setTimeout(stuckMs, () => raw.destroy())
    })
    scope.addHook('preClose', async () => {
      for (const response of open) response.destroy()
    })
    scope.get(`${contentPath}/:fileId/:shown`, serve)
    scope.get(`${contentPath}/:fileId/:shown/:page`, serve)
  })

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { viewer } = await findCaller(request, reply, { byItself: true })
    if (viewer === null) return sendRefusal(reply, refuse('not-signed-in').refusal)
    const parsed = asked.safeParse({ params: request.params, query: request.query })
    if (!parsed.success) return sendRefusal(reply, refuse('not-found').refusal)
    const first = await find(parts, viewer, parsed.data)
    const { page } = parsed.data.params
    const isDrawn = first?.choice.is === 'draw' && (await drawPage(parts, first.row, page ?? 1))
    if (first?.choice.is === 'draw' && !isDrawn)
      return sendRefusal(reply, refuse('no-longer-possible').refusal)
    const found = isDrawn ? await find(parts, viewer, parsed.data) : first
    if (found?.choice.is !== 'here') return sendRefusal(reply, refuse('not-found').refusal)
    return send(request, reply, parts, found.row, found.choice.chosen)
  }
}

/** Checks the link and sees the file anew: what a person may see can change while a link holds. */
async function find(parts: CheckedParts, viewer: Viewer, { params, query }: Asked): Promise<Found | null> {
  const { fileId, shown, page = null } = params
  const at = parts.clock.now()
  return inSnapshot(parts.database.app, viewer.organisationId, async (transaction) => {
    await openKey(transaction, parts.vault, viewer)
    if (!isGood(parts.vault, viewer, { fileId, shown, ...query }, at)) return null
    const seen = (await seeFiles({ transaction, viewer, at }, parts, [fileId])).get(fileId)
    if (seen === undefined) return null
    const { row } = seen
    await openScopes(transaction, parts.vault, [{ scope: scopeOf(row), sealed: row.name }])
    return { row, choice: await chooseContent(transaction, parts, row, { shown, page }) }
  })
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: CheckedParts,
  row: FileRow,
  chosen: Chosen,
): Promise<FastifyReply> {
  const range = byteRange(request.headers.range, chosen.bytes)
  reply.headers({
    'cache-control': 'private, no-store',
    // Whatever it is, it is no page: nothing in it runs, loads or sends anything.
    'content-security-policy': "sandbox; default-src 'none'",
    'accept-ranges': 'bytes',
    'content-disposition': disposition(chosen.saveAs === null ? 'inline' : 'attachment', chosen.saveAs ?? ''),
  })
  if (range === 'beyond') {
    return reply.code(416).header('content-range', `bytes */${chosen.bytes}`).send()
  }
  const { start, end } = range ?? { start: 0, end: chosen.bytes }
  const content = await begun(chosen.read({ start, end })).catch((error: unknown) => {
    if (!isDamage(error)) throw error
    lookAgain(parts, row)
    return null
  })
  if (content === null) return sendRefusal(reply, refuse('no-longer-possible').refusal)
  if (range !== null) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${chosen.bytes}`)
  reply.type(chosen.mediaType).header('content-length', end - start)
  const body = Readable.from(content, { objectMode: false })
  // It ends short, which whoever reads it notices by the length: never a wrong byte.
  body.on('error', (error) => {
    if (isDamage(error)) lookAgain(parts, row)
  })
  return reply.send(body)
}

/** Opens the first stretch before anything is said, so that what is damaged from its beginning is refused in words. */
async function begun(content: AsyncGenerator<Buffer, void>): Promise<AsyncGenerator<Buffer, void>> {
  const first = await content.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* content
  })()
}

/** What was found damaged by reading is looked at as a whole, so that everyone is told. */
function lookAgain(parts: CheckedParts, row: FileRow): void {
  verifyFile(parts, row).catch((error: unknown) => {
    parts.log.error({ err: error, fileId: row.id }, 'a file that is damaged could not be looked at')
  })
}

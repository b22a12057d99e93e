import { createReadStream, createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * The least that a server can do with a file: take it over HTTP, write it down, put it on disk, and give it back.
 * Started by the benchmark as a process of its own: a folder, and then a port on standard output.
 */
const folder = process.argv[2] ?? ''
const server = createServer((request, response) => {
  const file = join(folder, 'copy')
  const done =
    request.method === 'PUT'
      ? pipeline(request, createWriteStream(file, { flush: true })).then(() => response.writeHead(204).end())
      : pipeline(createReadStream(file), response)
  done.catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') process.stdout.write(`${address.port}\n`)
})

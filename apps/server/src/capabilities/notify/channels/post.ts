import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'

/** How long another side may take for one attempt; shorter than a lease, so that nobody else makes it meanwhile. */
export const patienceMs = 10_000

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
}

/**
 * Posts bytes and returns the status of the answer, whose words nobody reads; a redirect is an answer, never followed.
 *
 * @param lookup finds the address, where not every address will do
 * @throws when nobody answers in time
 */
export function post(
  url: URL,
  body: Buffer,
  headers: http.OutgoingHttpHeaders,
  lookup?: LookupFunction,
): Promise<number> {
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      agent: agents[secure ? 'https:' : 'http:'],
      headers: { ...headers, 'content-length': body.length },
      signal: AbortSignal.timeout(patienceMs),
      ...(lookup ? { lookup } : {}),
    })
    request.on('error', reject)
    request.on('response', (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    request.end(body)
  })
}

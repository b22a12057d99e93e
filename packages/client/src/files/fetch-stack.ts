import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import type { Fetch } from '../ports.ts'

/** Lets tus ask by `fetch`, which tells no progress within a piece. */
export function fetchStack(fetch: Fetch): HttpStack {
  return {
    getName: () => 'fetch',
    createRequest: (method, url) => request(fetch, method, url),
  }
}

function request(fetch: Fetch, method: string, url: string): HttpRequest {
  const headers = new Headers()
  const giveUp = new AbortController()
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => headers.set(name, value),
    getHeader: (name) => headers.get(name) ?? undefined,
    setProgressHandler() {},
    async send(body: Blob | null) {
      const answer = await fetch(url, {
        method,
        headers,
        credentials: 'same-origin',
        signal: giveUp.signal,
        ...(body ? { body } : {}),
      })
      return response(answer, await answer.text())
    },
    async abort() {
      giveUp.abort()
    },
    getUnderlyingObject: () => undefined,
  }
}

function response(answer: Response, body: string): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => answer,
  }
}

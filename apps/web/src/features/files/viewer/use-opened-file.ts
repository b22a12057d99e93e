import { api, type OutputOf, type Refusal } from '@baton/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { concerns } from './concerns.ts'
import { renewalIn } from './renewal.ts'

export type Opened = OutputOf<typeof api.files.open>
export type OpenedFile =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'here'; readonly value: Opened }

/** After a line that was down, asked again so soon, in ms. */
const retryAfter = 4_000

export interface Opening {
  readonly opened: OpenedFile
  /** Asks again: its ways have ended, or something may have changed. Resolves with what is there now. */
  readonly look: () => Promise<Opened | null>
}

/** A file that is looked at: kept level with what happens to it, its ways renewed before they end. */
export function useOpenedFile(fileId: string): Opening {
  const client = useClient()
  const [opened, setOpened] = useState<OpenedFile>({ state: 'loading' })
  const looking = useRef<() => Promise<Opened | null>>(async () => null)

  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let held: Opened | null = null
    let asked: Promise<Opened | null> | undefined

    async function ask(): Promise<Opened | null> {
      clearTimeout(timer)
      const answer = await client.call(api.files.open, { fileId })
      if (isGone) return null
      if (answer.ok) {
        held = answer.value
        setOpened({ state: 'here', value: held })
        timer = setTimeout(() => void look(), renewalIn(held.links.until, client.serverNow()))
        return held
      }
      // What is on show stays while the server cannot be asked; a server that says no takes it away.
      if (answer.refusal.code === 'unavailable') timer = setTimeout(() => void look(), retryAfter)
      else held = null
      if (!held) setOpened({ state: 'refused', refusal: answer.refusal })
      return null
    }

    function look(): Promise<Opened | null> {
      asked ??= ask().finally(() => {
        asked = undefined
      })
      return asked
    }

    looking.current = look
    setOpened({ state: 'loading' })
    void look()
    const stop = client.onEvent((event) => {
      if (concerns(event, fileId, held?.places ?? [])) void look()
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [client, fileId])

  const look = useCallback(() => looking.current(), [])
  return { opened, look }
}

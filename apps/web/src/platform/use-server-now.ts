import { useEffect, useState } from 'react'
import { useClient } from './use-client.ts'

/**
 * The present moment by the server's clock, renewed as often as is asked: for countdowns, which a device whose clock is
 * wrong would otherwise end early.
 */
export function useServerNow(everyMs: number): Date {
  const client = useClient()
  const [now, setNow] = useState(() => client.serverNow())
  useEffect(() => {
    const look = () => setNow(client.serverNow())
    look()
    const ticker = setInterval(look, everyMs)
    return () => clearInterval(ticker)
  }, [client, everyMs])
  return now
}

import { useEffect, useState } from 'react'

/** The present moment, renewed every minute: for words such as Today and Muted until. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const ticker = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(ticker)
  }, [])
  return now
}

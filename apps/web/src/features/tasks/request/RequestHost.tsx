import { lazy, Suspense, useEffect, useState } from 'react'
import { type RequestFrom, taskRequest } from '../../../app/task-request.ts'

const RequestSheet = lazy(async () => ({ default: (await import('./RequestSheet.tsx')).RequestSheet }))

/** Draws the form that asks for something over whichever screen wants it; its code comes when it is wanted. */
export function RequestHost() {
  const [from, setFrom] = useState<RequestFrom | null>(null)
  useEffect(() => {
    taskRequest.set({ open: setFrom })
    return () => taskRequest.set(null)
  }, [])
  if (from === null) return null
  return (
    <Suspense>
      <RequestSheet from={from} onClose={() => setFrom(null)} />
    </Suspense>
  )
}

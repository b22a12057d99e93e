import { lazy, Suspense } from 'react'
import { taskRequest } from '../../../app/task-request.ts'

const RequestSheet = lazy(async () => ({ default: (await import('./RequestSheet.tsx')).RequestSheet }))

/** Draws the form that asks for something over whichever screen wants it; its code comes when it is wanted. */
export function RequestHost() {
  const from = taskRequest.use()
  if (from === null) return null
  return (
    <Suspense>
      <RequestSheet from={from} onClose={() => taskRequest.set(null)} />
    </Suspense>
  )
}

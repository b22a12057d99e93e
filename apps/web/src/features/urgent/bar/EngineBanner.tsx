import { api } from '@baton/contract'
import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'

/** How often it is asked whether the ladders are being climbed, in ms. */
const every = 30_000

/** Says when urgent messages may be late: then nobody must rely on them. While we are offline the shell says that. */
export function EngineBanner() {
  const client = useClient()
  const { line } = useStore(client.connection)
  const [isWell, setWell] = useState(true)

  useEffect(() => {
    if (line !== 'level') return
    let isHere = true
    const look = async () => {
      const answer = await client.call(api.escalation.engine, {})
      if (isHere && answer.ok) setWell(answer.value.state === 'well')
    }
    void look()
    const ticker = setInterval(look, every)
    return () => {
      isHere = false
      clearInterval(ticker)
    }
  }, [client, line])

  if (isWell || line !== 'level') return null
  return (
    <Banner tone="bad" icon={<TriangleAlert />}>
      Urgent messages may be delayed. Telephone.
    </Banner>
  )
}

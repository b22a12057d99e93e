import type { OpenVisit } from '@baton/client'
import { api, type Refusal } from '@baton/contract'
import { useState } from 'react'
import { useHomeClient } from '../../../platform/use-client.ts'
import { untilThere } from './until-there.ts'

/** Turns to a role of a connected organisation: whoever does so for the first time becomes known there by it (AFF4). */
export function useTurningTo() {
  const { visits } = useHomeClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Refusal>()

  async function begin(organisationId: string): Promise<OpenVisit | null> {
    const begun = await visits.begin(organisationId)
    setFailure(begun.ok ? undefined : begun.refusal)
    return begun.ok ? begun.value : null
  }

  /** Begins to visit, and goes on once one is known there. */
  async function visit(organisationId: string, arrive: () => unknown): Promise<void> {
    setBusy(true)
    if (await begin(organisationId)) arrive()
    setBusy(false)
  }

  /** Opens my conversation with a role there, whoever holds it. */
  async function message(
    organisationId: string,
    roleId: string,
    arrive: (conversationId: string) => unknown,
  ): Promise<void> {
    setBusy(true)
    const visited = await begin(organisationId)
    const started = await visited?.client.call(api.messaging.startWithRole, { roleId })
    if (started?.ok) {
      const { conversationId } = started.value
      await untilThere(visits.places, conversationId)
      await arrive(conversationId)
    } else if (started) setFailure(started.refusal)
    setBusy(false)
  }

  return { visit, message, isBusy, failure }
}

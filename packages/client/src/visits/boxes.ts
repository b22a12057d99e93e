import { id } from '@baton/contract'
import type { Box, Storage } from '../ports.ts'

const prefix = 'visit-box/'

/** Writes in my box at home that there is a box of mine as a visitor, before anything is put into that. */
export async function rememberVisitBox(home: Box | undefined, personId: string): Promise<void> {
  await home?.set(prefix + personId, true).catch(() => {})
}

/** Destroys the box of every visit that this device ever had, also of those that ended (RT42). */
export async function destroyVisitBoxes(storage: Storage | undefined, home: Box | undefined): Promise<void> {
  const remembered = (await home?.list(prefix).catch(() => [])) ?? []
  const personIds = remembered.flatMap(({ name }) => id.safeParse(name.slice(prefix.length)).data ?? [])
  await Promise.all(
    personIds.map(async (personId) => {
      const box = await storage?.open(personId)
      await box?.destroy()
    }),
  ).catch(() => {})
}

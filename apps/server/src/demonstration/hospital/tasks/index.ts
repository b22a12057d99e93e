import type { DemonstrationTask } from './asked-for.ts'
import { ofMedicine } from './of-medicine.ts'
import { ofOthers } from './of-others.ts'
import { ofSurgery } from './of-surgery.ts'

export type { DemonstrationTask } from './asked-for.ts'

/**
 * Everyone is invented, and so is what they are asked for. What climbs a ladder was asked for within the time in which
 * its first rung waits, so that nobody else is called while the demonstration is made.
 */
export const tasks: readonly DemonstrationTask[] = [...ofMedicine, ...ofSurgery, ...ofOthers]

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails with one line a violation: the rule, what it means and where.
 *
 * @param within a selector, to look at a part of the page
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  await settled(page)
  // No page has a frame of another origin, for which axe would open a page of its own each time.
  const builder = new AxeBuilder({ page }).setLegacyMode().withTags(rules)
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  )
  expect(told).toEqual([])
}

/**
 * Fonts are there and what was moving is where it was going, so that colours are measured as they stay. It is taken there
 * rather than waited for: a page that is not being drawn does not move.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const endless = (animation: Animation) => animation.effect?.getComputedTiming().iterations === Infinity
    for (const animation of document.getAnimations()) if (!endless(animation)) animation.finish()
  })
}

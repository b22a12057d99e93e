import { expect, type Page } from '@playwright/test'

/** Nothing is wider than the screen: no sideways scrolling (WCAG 2.2 AA, 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const isReachable = (element: Element) => {
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(outer).overflowX)) return false
      }
      return true
    }
    // A row of tabs may be pushed sideways, and what is typed may be longer than its field; nothing else.
    const mayScroll = '[role="tablist"], input, textarea, pre'
    const isPushed = (element: Element) =>
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1 &&
      !element.matches(mayScroll)
    const isOutside = (element: Element) =>
      element.getBoundingClientRect().right > room + 1 && isReachable(element)
    return [...document.body.querySelectorAll('*')]
      .filter((element) => isOutside(element) || isPushed(element))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
      .slice(0, 5)
  })
  expect(wide).toEqual([])
}

/** Everything that is pressed is at least 44 px each way, or 24 px with room around it in a line of text (2.5.8). */
export async function expectTargetsForFingers(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const pressed =
      'button, [role="button"], [role="menuitem"], [role="tab"], [role="option"], nav a, summary'
    return (
      [...document.querySelectorAll(pressed)]
        // React Aria's way out of a dialog for screen readers is not seen, and nobody's finger meets it.
        .filter((element) => element.checkVisibility() && element.ariaLabel !== 'Dismiss')
        .map((element) => {
          const box = element.getBoundingClientRect()
          const around = getComputedStyle(element, '::after')
          // A small button carries an invisible margin that can be pressed.
          const margin =
            around.position === 'absolute' ? Math.max(0, -2 * Number.parseFloat(around.top)) || 0 : 0
          return {
            name: element.textContent || element.ariaLabel,
            width: box.width,
            height: box.height + margin,
          }
        })
        .filter(({ width, height }) => width > 1 && (height < 43.5 || width < 43.5))
        .map(({ name, width, height }) => `${name}: ${Math.round(width)} × ${Math.round(height)}`)
    )
  })
  expect(small).toEqual([])
}

/**
 * Where a guest's link leads. Written here once more, because the contract's own would bring with it to every first page
 * what only guests need; guest-path.test.ts holds them to each other.
 */
export const guestPath = '/meet'

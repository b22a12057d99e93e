/** What a ward manager asked everyone of her ward, and who answered it: buttons by their place, from 0. */
export const coverAsked = {
  by: 'Margaret Holloway',
  team: 'Taw Ward',
  body: 'Two of us are off sick on Saturday. Who can cover the late shift on Taw, 13:00 to 21:30?',
  options: ['I can come', 'I cannot come', 'Half of it'],
  minutesAgo: 95,
  answers: [
    { name: 'Amina Yusuf', answer: 2, afterMinutes: 12 },
    { name: 'Tom Ashdown', answer: 0, afterMinutes: 4 },
    { name: 'Grace Adeyemi', answer: 1, afterMinutes: 5 },
    { name: 'Kasia Nowak', answer: 0, afterMinutes: 21 },
    { name: 'Ravi Subramaniam', answer: 1, afterMinutes: 30 },
    { name: 'Ffion Rees', answer: 1, afterMinutes: 33 },
  ],
} as const

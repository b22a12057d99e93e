/** What a ward of the community hospital asked a role of the burns centre, and what came of it. The patient is invented. */
export const askedElsewhere = {
  by: 'Ruth Nichols',
  role: 'Burns registrar on call',
  minutesAgo: 95,
  lines: [
    {
      minute: 0,
      by: 'ward',
      text: 'Yeo Ward at Pilton Vale, bed A3: hot tea over the back of her left hand half an hour ago. Cooled under the tap for 20 minutes. About 1 %, two small blisters, very sore, moves every finger. May I leave the blisters, and does she need to come to you?',
    },
    {
      minute: 6,
      by: 'role',
      text: 'Well done with the cooling. Leave the blisters. Cling film until the pain is settled, then a silicone dressing, fingers free, hand up on a pillow. She need not come today.',
    },
    {
      minute: 7,
      by: 'role',
      text: 'A photo of it at the first dressing change, please, the day after tomorrow. Sooner if it spreads, smells or she has a temperature.',
    },
    { minute: 31, by: 'ward', text: 'Thank you. Cling film is on, hand up, and the photo is in her plan.' },
  ],
} as const

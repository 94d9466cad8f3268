/** Invented, in the scripts and lengths that a list has to bear. */
export const samplePeople = [
  { id: '1', name: 'Åstrid Björk', email: 'astrid@example.com', state: 'active' },
  { id: '2', name: 'ليلى حداد', email: 'layla@example.com', state: 'invited' },
  { id: '3', name: '陳美玲', email: 'meiling@example.com', state: 'disabled' },
  { id: '4', name: '山田 幸', email: 'yuki@example.com', state: 'removed' },
  {
    id: '5',
    name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu Großkleinhausen-Oberammergau-Süd',
    email: 'a-very-long-address-that-nobody-would-like-to-type@subdomain.of.a.long.example.com',
    state: 'archived',
  },
  { id: '6', name: "O'Neil", email: 'oneil@example.com', state: 'blocked' },
] as const

export type SamplePerson = (typeof samplePeople)[number]

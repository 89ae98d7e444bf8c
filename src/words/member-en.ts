import type { memberVi } from './member-vi.ts'

export const memberEn: typeof memberVi = {
  joined: (name, unit) => `Hello ${name}, you are now registered as staff of ${unit}.`,
  role: { member: 'staff', manager: 'head of the unit' },
  until: (day) => `This holds until ${day}. An administrator can take it away at any time.`,
  onlyHere:
    'What is for staff is shown in this private chat only, never in a group. Please do not forward it.',
  deleteCode: 'The code cannot be used again and I do not keep it. Better delete the message it stands in.',
  browser:
    'On the website this belongs to the browser you are using. Whoever opens it can see the same: use it on a device of your own only.',
  why: 'You get this because you are noted down as staff. If you no longer are, write: «Thôi là cán bộ».',
  leaveHow: 'When you leave or change the device, write: «I am no longer staff».',
  bad: 'This code cannot be used. A code works once, within 10 minutes: ask an administrator for a new one.',
  closed: 'There were too many wrong codes, so I have not looked at this one. Try again in an hour.',
  group:
    'A staff code is taken in a private chat with me only. One sent to a group is void: ask for a new one and send it privately.',
  nowhere:
    'No staff code is taken here, because nothing is stored. Use it on Zalo, on Telegram or on the website.',
  shown: (name, role, unit) => `You are ${name}, ${role}, ${unit}.`,
  none: 'In this chat you are not registered as staff.',
  left: (day) => `Deleted: as of ${day} you are no longer registered as staff on this channel.`,
  erased: 'That you are staff is deleted on this channel, too.',
  kept: (unit, day) => `You are registered as staff of ${unit} until ${day}.`,
}

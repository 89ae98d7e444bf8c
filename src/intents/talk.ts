import type { Button, Part } from '../conversation/answer.ts'
import type { TalkKind } from '../knowledge/schema.ts'
import { wordsFor } from '../words/words.ts'
import { officeParts } from './card/guide.ts'
import { emergency } from './emergency.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { offerRating } from './rate-service.ts'
import { button, feedbackButton, humanButton, mainMenu, menuButton, reply, text } from './reply.ts'
import { speak } from './speak.ts'

/** Above this share of the words, a message is the small talk it contains and not a question around it. */
const mostly = 0.6

/** So sure must be what was learned from examples, where nothing else is understood. */
const surely = 0.5

/** «Xin chào», «cảm ơn», «cho gặp người thật» …; «chào ad cho hỏi khai sinh» is a question. */
export const talk: Intent = (heard) => {
  const { talk: heardTalk, verdict } = heard.found
  if (!heardTalk) return soundsLikeTalk(heard)
  const { kind, share } = heardTalk
  if (kind === 'emergency') return verdict === 'answer' ? undefined : emergency(heard)
  if (share === 1) return answers[kind](heard)
  if (verdict !== 'unknown') return undefined
  return share >= (lastResort[kind] ?? mostly)
    ? (answers[kind](heard) ?? soundsLikeTalk(heard))
    : soundsLikeTalk(heard)
}

/** «Thôi tôi tắt máy đây» has no phrase that we know, and is a goodbye all the same. */
function soundsLikeTalk(heard: Heard): Reply | undefined {
  const { sounds, verdict, facets, talk } = heard.found
  if (!sounds || sounds.share < surely || verdict !== 'unknown') return undefined
  const { likeliest } = sounds
  if (facets.length > 0 && talk?.kind !== likeliest) return undefined
  return likeliest === 'office' || likeliest === 'elsewhere' ? undefined : answers[likeliest](heard)
}

/** Where nothing else is understood, an insult or a call for a person is heard in any sentence. */
const lastResort: Partial<Record<TalkKind, number>> = { abuse: 0.1, human: 0.1, thanks: 0.4 }

const answers: Readonly<Record<TalkKind, Intent>> = {
  greeting: (heard) => (heard.conversation.turns === 0 ? welcome(heard) : greetAgain(heard)),
  thanks,
  goodbye: (heard) => reply(heard, { outcome: 'smalltalk-goodbye', parts: text(heard.words.talk.goodbye) }),
  help,
  human: askHuman,
  abuse: (heard) =>
    reply(heard, {
      outcome: 'smalltalk-abuse',
      parts: text(heard.words.talk.abuse),
      buttons: [...feedbackButton(heard), humanButton(heard)],
    }),
  'speak-english': (heard) => speak(heard, 'en'),
  'speak-vietnamese': (heard) => speak(heard, 'vi'),
  'forget-me': askForget,
  emergency,
  'about-bot': (heard) =>
    reply(heard, {
      outcome: 'smalltalk-about',
      parts: [
        ...text(heard.words.talk.about(heard.knowledge.office.name), heard.words.greeting.what),
        ...qualityLink(heard),
      ],
      buttons: [menuButton(heard), humanButton(heard)],
    }),
  yes: () => undefined,
  no: () => undefined,
  wrong: () => undefined,
  more: () => undefined,
  'same-question': () => undefined,
}

function qualityLink({ manner: { qualityPage }, words }: Heard): Part[] {
  return qualityPage === undefined
    ? []
    : [{ kind: 'links', links: [{ label: words.talk.quality, url: qualityPage }] }]
}

/** The first message of a talk: who speaks, where the answers come from, what never to send. */
export function welcome(heard: Heard): Reply {
  const { greeting } = heard.words
  return reply(heard, {
    outcome: 'smalltalk-greeting',
    parts: text(greeting.hello(heard.knowledge.office.name), greeting.ask, greeting.what, greeting.safe),
    buttons: [...mainMenu(heard), otherLanguage(heard)],
  })
}

/** «Hello» is also how many Vietnamese begin, so English is offered, not assumed. */
function otherLanguage(heard: Heard): Button {
  const language = heard.words.language === 'vi' ? 'en' : 'vi'
  return button(heard, wordsFor(language).talk.language, { kind: 'speak', language })
}

/** Whoever thanks us for an answer may have finished: the one moment at which we offer to rate unasked. */
function thanks(heard: Heard): Reply {
  const offer = offerRating(heard)
  const { parts = [], buttons = [] } = offer ?? {}
  return reply(heard, {
    outcome: 'smalltalk-thanks',
    parts: [...text(heard.words.talk.thanks), ...parts],
    buttons,
    ...(offer ? { offered: true } : {}),
  })
}

function greetAgain(heard: Heard): Reply {
  return reply(heard, {
    outcome: 'smalltalk-greeting',
    parts: text(heard.words.greeting.again),
    buttons: mainMenu(heard),
  })
}

function help(heard: Heard): Reply {
  const { talk: said } = heard.words
  return reply(heard, {
    outcome: 'smalltalk-help',
    parts: [
      ...text(said.help),
      { kind: 'list', label: said.helpLabel, ordered: false, items: said.helpExamples },
    ],
    buttons: [...mainMenu(heard), humanButton(heard)],
  })
}

/** Who is a real person, with hours; what is not known is said to be so. */
export function askHuman(heard: Heard): Reply {
  const { words, knowledge } = heard
  return reply(heard, {
    outcome: 'smalltalk-human',
    parts: [
      ...text(words.talk.human),
      ...officeParts(knowledge.office, heard),
      ...text(words.contact.counter),
    ],
    buttons: feedbackButton(heard),
  })
}

function askForget(heard: Heard): Reply {
  const { privacy } = heard.words
  return reply(heard, {
    outcome: 'privacy-asked',
    parts: text(privacy.ask),
    buttons: [
      button(heard, privacy.yes, { kind: 'forget', sure: true }),
      button(heard, privacy.no, { kind: 'forget', sure: false }),
    ],
  })
}

import type { Heard } from './intent.ts'

/** An open topic is forgotten after this long: people come back with another errand. */
const topicMs = 2 * 60 * 60 * 1000

/** The entry last shown, while it is still what the talk is about. */
export function openTopic({ conversation, message }: Heard): string | undefined {
  const { topic } = conversation
  return topic && message.at - topic.at <= topicMs ? topic.entry : undefined
}

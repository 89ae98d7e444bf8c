import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What became of something that a platform sent us. */
export type Received = 'new' | 'repeated' | 'ignored' | 'refused'

export type Reading = { readonly labels: Readonly<Record<string, string>>; readonly value: number }

/** Counts for Prometheus (prometheus.io/docs/instrumenting/exposition_formats). Labels hold no personal data. */
export type Meters = {
  /** `reason`: a short constant, such as «signature». */
  received(channel: string, result: Received, reason?: string): void
  /** Seconds from a platform's request to our answer. */
  acknowledged(channel: string, seconds: number): void
  answered(channel: string, outcome: string): void
  /** `result` is the kind of a Sent, `reason` its code. */
  sent(channel: string, result: string, reason: string): void
  /** A value that is looked up when somebody asks. */
  gauge(name: string, help: string, labels: readonly string[], read: () => Promise<readonly Reading[]>): void
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>
}

export function createMeters(): Meters {
  const registry = new Registry()
  const registers = [registry]
  const received = new Counter({
    name: 'motcua_received_total',
    help: 'What platforms sent us, by what became of it',
    labelNames: ['channel', 'result', 'reason'],
    registers,
  })
  const acknowledged = new Histogram({
    name: 'motcua_acknowledge_seconds',
    help: 'From the request of a platform to our answer, storing included',
    labelNames: ['channel'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2],
    registers,
  })
  const answered = new Counter({
    name: 'motcua_answered_total',
    help: 'Turns, by outcome',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const sent = new Counter({
    name: 'motcua_sends_total',
    help: 'Sends, by how they ended',
    labelNames: ['channel', 'result', 'reason'],
    registers,
  })
  return {
    received: (channel, result, reason = '') => received.inc({ channel, result, reason }),
    acknowledged: (channel, seconds) => acknowledged.observe({ channel }, seconds),
    answered: (channel, outcome) => answered.inc({ channel, outcome }),
    sent: (channel, result, reason) => sent.inc({ channel, result, reason }),
    gauge(name, help, labelNames, read) {
      new Gauge({
        name,
        help,
        labelNames: [...labelNames],
        registers,
        async collect() {
          const readings = await read()
          this.reset()
          for (const { labels, value } of readings) this.set(labels, value)
        },
      })
    },
    text: () => registry.metrics(),
  }
}

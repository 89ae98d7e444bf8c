import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serialize } from 'node:v8'
import { shippedLibrary } from '../../helpers/library.ts'
import { grown } from '../grown.ts'
import { feeds, type Peer } from '../peers/peer.ts'
import { loadPeer, type PeerName, peerNames } from '../peers/peers.ts'
import { cost, count, doubling } from './cost.ts'
import { type Job, labelOf, type Result } from './job.ts'
import { quality } from './quality.ts'
import { run } from './run.ts'
import { table } from './table.ts'

const names = ['ours', ...peerNames]

/** Ours is the one that all others are compared with: it should be asked everything. */
const ourPatience = 10

const help = `npm run bench:search -- [options]

Our search against the engines one would use instead: the same content, the same questions, one run.

  --sizes <n,…>        entries: the shipped content cut, or filled up with generated ones (100,1000,5670,50000)
  --only <name,…>      of ${names.join(', ')}
  --seconds <n>        how long a peer is asked at each size before it is cut, in the time that is measured (6)
  --questions <path>   labelled questions (test/questions/held-out)

PostgreSQL does not run as root: started by root, the benchmark adds a user «postgres» to the machine for it.
`

try {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) process.stdout.write(help)
  else await bench(options)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

type Options = ReturnType<typeof optionsOf>

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '100,1000,5670,50000' },
      only: { type: 'string', default: names.join(',') },
      seconds: { type: 'string', default: '6' },
      questions: { type: 'string', default: 'test/questions/held-out' },
      help: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',')
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`no engine «${unknown}»: ${names.join(', ')}`)
  const sizes = values.sizes.split(',').map(Number)
  const seconds = Number(values.seconds)
  if (![...sizes, seconds].every((each) => each > 0)) throw new Error('sizes and seconds are numbers above 0')
  return { ...values, only, sizes, seconds }
}

async function bench({ only, sizes, seconds, questions }: Options): Promise<void> {
  const peers = await loadPeers(peerNames.filter((name) => only.includes(name)))
  const contenders: Job['peer'][] = [
    ...(only.includes('ours') ? [undefined] : []),
    ...feeds.flatMap((feed) =>
      [...peers].flatMap(([name, peer]) => (peer.feeds.includes(feed) ? [{ name, feed }] : [])),
    ),
  ]
  const { knowledge } = await shippedLibrary()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  chmodSync(folder, 0o711) // PostgreSQL may run as another user and has to pass.
  const all: Result[] = []
  try {
    say(opening(peers))
    for (const size of sizes) {
      const content = join(folder, `${size}-entries`)
      writeFileSync(content, serialize(grown(knowledge, size)))
      const rest = { size, folder, content, questions }
      const results = await measureAll(
        contenders.map((peer) => ({
          peer,
          ...rest,
          seconds: peer ? seconds : seconds * ourPatience,
        })),
      )
      all.push(...results)
      say(`== ${count(size)} entries ==`, quality(results), cost(results))
    }
    say(doubling(all))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function loadPeers(wanted: readonly PeerName[]): Promise<ReadonlyMap<PeerName, Peer>> {
  const peers = new Map<PeerName, Peer>()
  for (const name of wanted) {
    try {
      peers.set(name, await loadPeer(name))
    } catch (error) {
      process.stderr.write(`${name} does not run here: ${error instanceof Error ? error.message : error}\n`)
    }
  }
  return peers
}

async function measureAll(jobs: readonly Job[]): Promise<Result[]> {
  const results: Result[] = []
  for (const job of jobs) {
    const started = performance.now()
    const measured = await run(job)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stderr.write(
      `${count(job.size)} entries, ${labelOf(job)}: ${seconds} s${measured ? '' : ', not measured'}\n`,
    )
    results.push({ job, measured })
  }
  return results
}

function opening(peers: ReadonlyMap<PeerName, Peer>): string {
  return [
    'R@1, R@3: how often a right entry is first, or among the first three, in plain ranking. «unmarked»: the marked',
    'questions without diacritics. Generated entries are shuffles of real words with fewer phrases than real ones have,',
    'and beyond 5,670, a nation’s procedures, nothing but names. An engine that was cut was asked a random sample.',
    'Costs are CPU time of all threads, but of PostgreSQL time on the wall. A build begins with loaded content;',
    'questions to engines fed with our words include reading the question. Memory is what the engine added to its',
    'process, but of PostgreSQL the size of table and index.',
    '',
    table(
      ['engine', 'version', 'raw text'],
      [...peers].map(([name, { version, setting }]) => [name, version, setting]),
    ),
  ].join('\n')
}

function say(...parts: readonly string[]): void {
  for (const part of parts) if (part !== '') process.stdout.write(`${part}\n\n`)
}

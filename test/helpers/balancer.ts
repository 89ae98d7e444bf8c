import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** What stands before replicas: gives each request to the next of them, and 502 where that one is gone. */
export type Balancer = { readonly url: string; to(urls: readonly string[]): void; close(): void }

export async function startBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  let backends: readonly string[] = []
  let turn = 0
  const server = createServer((asked, answer) => {
    turn += 1
    forward(asked, answer, backends[turn % backends.length] ?? '', agent)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address?.port}/`,
    to(urls) {
      backends = urls
    },
    close() {
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

function forward(asked: IncomingMessage, answer: ServerResponse, backend: string, agent: Agent): void {
  const lost = () => {
    if (!answer.headersSent) answer.writeHead(502)
    answer.end()
  }
  if (backend === '') {
    lost()
    return
  }
  const { method, headers } = asked
  const forwarded = request(new URL(asked.url ?? '/', backend), { method, headers, agent }, (said) => {
    answer.writeHead(said.statusCode ?? 502, said.headers)
    said.pipe(answer)
    said.once('error', lost)
  })
  forwarded.once('error', lost)
  asked.pipe(forwarded)
}

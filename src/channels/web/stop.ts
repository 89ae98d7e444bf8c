import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** The whole house has 5 s to leave after a signal. */
const graceMs = 3_000
const sweepMs = 50

/**
 * Gives the way to close `app`: requests under way are finished and told to close their connection, connections that wait
 * are closed, and after the grace everything is.
 */
export function stopper(app: FastifyInstance): () => Promise<void> {
  const silent = silentConnections(app)
  let stopping = false
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
  return async () => {
    stopping = true
    // Some become idle only now: the headers of a stream were sent long ago and could not say «close».
    const sweep = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of silent) socket.destroy()
    }, sweepMs)
    const end = setTimeout(() => app.server.closeAllConnections(), graceMs)
    await app.close()
    clearTimeout(end)
    clearInterval(sweep)
  }
}

/** Browsers connect ahead of need, and Node counts a connection that never asked anything as busy. */
function silentConnections({ server }: FastifyInstance): ReadonlySet<Socket> {
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  return silent
}

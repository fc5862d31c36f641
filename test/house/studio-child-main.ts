import { startEmbedded } from '#db/embedded/start.ts'

const [, , dataFolder = ''] = process.argv
const log = { info: () => {}, warn: () => {} }
try {
  const server = await startEmbedded({ dataFolder, log })
  console.log(JSON.stringify({ url: server.url, adopted: server.adopted, server: server.processId() }))
  process.once('SIGTERM', () => server.stop())
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : 'unexpected'
  console.log(JSON.stringify({ code, message: String(error) }))
}

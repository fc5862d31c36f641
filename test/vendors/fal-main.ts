import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startFakeFal } from './fal.ts'

/** `node test/vendors/fal-main.ts [--port 0] [--mp4 file] [--png file]`: prints {"url","port","key"} and runs until SIGTERM. */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    key: { type: 'string' },
    mp4: { type: 'string' },
    png: { type: 'string' },
  },
})
const fake = await startFakeFal({
  port: Number(values.port ?? 0),
  ...(values.key ? { key: values.key } : {}),
  files: {
    ...(values.mp4 ? { mp4: readFileSync(values.mp4) } : {}),
    ...(values.png ? { png: readFileSync(values.png) } : {}),
  },
})
console.log(JSON.stringify({ url: fake.url, port: Number(new URL(fake.url).port), key: fake.key }))
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void fake.close().then(() => process.exit(0)))
}

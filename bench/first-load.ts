import { buildApp } from '../src/entry/build-app.ts'
import { firstLoads, scriptOf } from './kit/first-load.ts'

/** How many bytes of script the first visit of a page fetches, gzipped: `node bench/first-load.ts`. */
const folder = await buildApp(console.error)
console.log('Script of the first load, gzipped, and its bound.')
for (const { page, source, bound } of firstLoads) {
  const { bytes, files } = await scriptOf(folder, ['index.html', source])
  const over = bytes > bound
  console.log(`${String(bytes).padStart(7)}  ${bound}  ${page} (${files} files)${over ? '  OVER' : ''}`)
  if (over) process.exitCode = 1
}

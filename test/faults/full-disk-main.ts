import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { sep } from 'node:path'

/** Loaded before the worker: until a person frees the disk, nothing can be written into `FULL_FOLDER`. */
const folder = `${process.env.FULL_FOLDER}${sep}`
const isFull = (path: unknown): boolean =>
  String(path).startsWith(folder) && !fs.existsSync(`${process.env.FULL_FOLDER}-is-free`)
const noSpace = () =>
  Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 })

const { createWriteStream } = fs
fs.createWriteStream = (path, options) => {
  const stream = createWriteStream(path, options)
  if (isFull(path)) stream._write = (_chunk, _encoding, done) => done(noSpace())
  return stream
}
const { copyFile, writeFile } = fs.promises
fs.promises.copyFile = async (from, to, mode) => {
  if (isFull(to)) throw noSpace()
  return copyFile(from, to, mode)
}
fs.promises.writeFile = async (file, ...rest) => {
  if (typeof file === 'string' && isFull(file)) throw noSpace()
  return writeFile(file, ...rest)
}
syncBuiltinESMExports()

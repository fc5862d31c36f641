import { join } from 'node:path'

/** Where the command line finds a running studio of this data folder: `{ pid, url }`. */
export const studioFile = (dataFolder: string): string => join(dataFolder, 'studio.json')

export type MediaProgram = 'ffmpeg' | 'ffprobe' | 'text2wave' | 'flite' | 'espeak-ng'

/** Plain text, or a file: files are handed to the program by a name relative to its own folder. */
export type Argument = string | { readonly input: string } | { readonly output: string }

/** What to run, as a value: it can be built, compared and tested without running anything. */
export interface MediaCommand {
  program: MediaProgram
  args: readonly Argument[]
  /** Length of the result, so that progress can be told as a fraction. */
  durationSeconds?: number
}

/** The demuxers that a person's file may use. No playlists, no concat scripts, no capture devices, no network. */
const trustedDemuxers = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,gif,apng',
  'wav,w64,aiff,mp3,flac,aac,caf,amr,asf,png_pipe,jpeg_pipe,webp_pipe,rawvideo',
].join(',')

/** An input that a person or a vendor made: it can open no other file and no address. */
export function source(path: string, ...options: string[]): Argument[] {
  return [
    '-protocol_whitelist',
    'file,pipe',
    '-format_whitelist',
    trustedDemuxers,
    ...options,
    '-i',
    { input: path },
  ]
}

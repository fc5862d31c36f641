/** What `./dailies <verb> --help` prints. In a module of its own, because a verb's own takes a while to load. */
export const help = {
  start: `Usage: ./dailies start

Opens the studio: an embedded PostgreSQL, its migrations, the app, the API and the workers, in one process, until Ctrl-C.
PORT says where (3210), DAILIES_DATA where everything is kept; .env.example explains every setting.`,

  make: `Usage: ./dailies make "A few sentences." -o film.mp4

  -o, --output FILE     where the film goes (film.mp4)
      --aspect RATIO    16:9, 9:16, 1:1 … (16:9)
      --resolution R    540p, 720p, 1080p (720p)
      --seconds N       length of a shot, 2 to 10; longer where its sentence needs it (4)
      --seed N          the same seed makes the same film
      --style ID        a look, e.g. film-noir
      --engine ID       which engine makes the shots (auto)
      --narrate         a voice reads the text
      --voice ID        which voice reads it
      --music MOOD      calm, uplifting, epic, tense, sad, mysterious, romantic, playful, energetic, lofi; auto, none (auto)
      --captions HOW    what the voice says: burned into the pictures, a track, none (auto: burned into an upright film)
      --max-credits N   the most that it may cost (0: only free engines)
      --json            one JSON object on standard output`,

  generate: `Usage: ./dailies generate "A lighthouse at dusk" -o take.mp4
       ./dailies generate --mode stabilize --input shaky.mov -o calm.mp4

  -o, --output FILE     where the take goes; without an ending it gets its own (take)
      --mode MODE       t2v, t2i, tts, ambience, upscale, speed, stabilize, convert … (t2v)
      --input FILE      a picture, video or sound to work on, as often as needed; mask=FILE says what it is for
      --set NAME=VALUE  an option of the engine, e.g. speed=0.5, format=webm-av1
      --engine ID       which engine (auto: the built-in ones unless credits are allowed)
      --seconds N       length
      --fps N           frames a second
      --silent          without sound
      --aspect RATIO    16:9, 9:16 …
      --resolution R    540p, 720p, 1080p
      --camera ID       a camera move, e.g. dolly-in
      --style ID        a look, e.g. film-noir
      --seed N          the same seed makes the same take
      --max-credits N   the most that it may cost (0)
      --json            one JSON object on standard output`,

  doctor: `Usage: ./dailies doctor [--json]

Says what is there, what is missing and what to do. Exit code 1 when the studio cannot work like this.`,

  web: `Usage: ./dailies web

Serves the app and the API only; workers do the work. Any number may run, on one DATABASE_URL, DAILIES_SECRET and shared
storage.`,

  worker: `Usage: ./dailies worker [io] [media]

Does work only: \`io\` waits at vendors, \`media\` renders; both when none is named. Any number may run, on one DATABASE_URL,
DAILIES_SECRET and shared storage.`,

  migrate: `Usage: ./dailies migrate

Brings the database up to this release. \`start\`, \`web\` and \`worker\` do so as well.`,

  grant: `Usage: ./dailies grant WHO CREDITS --reason "why"

  WHO           an e-mail address, a workspace id, or "cli" for the command line's own workspace
      --key K   the same key never gives twice`,

  reconcile: `Usage: ./dailies reconcile [--json]

Proves that every credit is accounted for; exit code 1 when one is not.`,

  settings: `Usage: ./dailies settings [KEY VALUE]

Without arguments it shows what the operator may change while the studio runs. VALUE is JSON or a plain word.`,

  'rotate-keys': `Usage: ./dailies rotate-keys [--batch N]

Makes a new secret in the data folder and moves every stored provider key under it, N rows at a time (100), while the
studio works. After a kill it goes on where it was. With DAILIES_SECRET in the environment: change it there, put the old
one into DAILIES_SECRET_PREVIOUS, restart every process, then run this.`,

  rates: `Usage: ./dailies rates [FILE]

Without a file it prints the rate card in force as JSON. With one it publishes that card under its new version; quotes
already made keep the prices that they were made with.`,

  prices: `Usage: ./dailies prices [--json]

Asks fal what its models cost now and names the engines whose price has drifted; exit code 1 when one has. It needs
FAL_KEY, and spends nothing.`,

  backup: `Usage: ./dailies backup [FOLDER]

Writes database, media, mail and secret into a new folder, while the studio works or while it rests. Without a name the
folder is called after the time.`,

  restore: `Usage: ./dailies restore FOLDER

Brings a backup into an empty data folder (DAILIES_DATA) and starts its database once.`,
} as const

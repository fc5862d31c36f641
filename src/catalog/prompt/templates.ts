import type { PromptPart } from '#contract/prompt-parts.ts'
import type { Engine } from '../engine.ts'

/** How an engine likes to be told: which parts make a sentence, in which order, and advice for a text model. */
export interface PromptTemplate {
  sentences: readonly (readonly PromptPart[])[]
  advice: string
  /** About this many words work best. */
  words: number
}

const picture: PromptTemplate = {
  sentences: [['subject', 'action', 'scene'], ['camera', 'lens'], ['light'], ['style', 'mood']],
  advice: 'Name the subject first, then place, light, lens and style. One moment in time.',
  words: 60,
}

const video: PromptTemplate = {
  sentences: [['subject', 'action', 'scene'], ['motion'], ['camera', 'lens'], ['light', 'mood'], ['style']],
  advice: 'Say who does what and where, then what else moves, then one camera movement, light and style.',
  words: 90,
}

/** Where a maker tells something else about its models than the rest. */
const byMaker: Record<string, { image?: Partial<PromptTemplate>; video?: Partial<PromptTemplate> }> = {
  Google: {
    video: {
      sentences: [
        ['camera', 'lens'],
        ['subject', 'action', 'scene'],
        ['motion'],
        ['style', 'mood'],
        ['light'],
      ],
      advice:
        'Begin with shot size and camera. Then subject, action and place, then style and light. Sounds and spoken words may follow in a sentence of their own; speech goes in quotation marks.',
      words: 110,
    },
  },
  Kuaishou: {
    video: {
      sentences: [
        ['subject', 'action'],
        ['scene'],
        ['motion'],
        ['camera', 'lens'],
        ['light', 'mood'],
        ['style'],
      ],
      advice: 'Subject, its movement, the scene, then camera, light and atmosphere. Short, plain sentences.',
      words: 80,
    },
  },
  ByteDance: {
    video: {
      sentences: [
        ['subject', 'action', 'scene'],
        ['camera'],
        ['motion'],
        ['style', 'light'],
        ['mood', 'lens'],
      ],
      advice:
        'Say actions in the order in which they happen. Degrees of movement help: slowly, suddenly, far.',
      words: 80,
    },
  },
  Runway: {
    video: {
      sentences: [
        ['camera'],
        ['subject', 'action', 'scene'],
        ['motion'],
        ['style', 'light', 'mood'],
        ['lens'],
      ],
      advice:
        'Simple and direct: what the camera does, what the subject does. Never say what must not be there.',
      words: 50,
    },
  },
  Luma: {
    video: {
      sentences: [
        ['style', 'camera'],
        ['subject', 'action', 'scene'],
        ['motion'],
        ['light', 'mood'],
        ['lens'],
      ],
      advice: 'Three or four full sentences, as if telling a friend what the clip shows.',
      words: 70,
    },
  },
  'Black Forest Labs': {
    image: {
      advice:
        'What matters most comes first. Plain words beat lists of praise; name materials, colours and light.',
      words: 70,
    },
  },
  Dailies: {
    image: {
      advice: 'Name one place, one or two subjects, weather and time of day in common words.',
      words: 25,
    },
    video: {
      advice: 'Name one place, one or two subjects, weather and time of day in common words.',
      words: 25,
    },
  },
}

/** The template of an engine; of none (`auto`), the one that suits most. */
export function templateFor(engine: Engine | null, output: 'image' | 'video'): PromptTemplate {
  const general = output === 'image' ? picture : video
  return { ...general, ...byMaker[engine?.maker ?? '']?.[output] }
}

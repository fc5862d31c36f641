import { balloon } from './subjects/balloon.ts'
import { bird } from './subjects/bird.ts'
import { bottle } from './subjects/bottle.ts'
import { cabin } from './subjects/cabin.ts'
import { cactus } from './subjects/cactus.ts'
import { car } from './subjects/car.ts'
import { deer } from './subjects/deer.ts'
import { dog } from './subjects/dog.ts'
import { lighthouse } from './subjects/lighthouse.ts'
import { person } from './subjects/person.ts'
import { pine } from './subjects/pine.ts'
import { sailboat } from './subjects/sailboat.ts'
import type { Subject } from './subjects/subject.ts'
import { tree } from './subjects/tree.ts'

/** Everything that can stand, swim or fly in a scene. A new subject is one file and one line here. */
export const subjects: readonly Subject[] = [
  person,
  lighthouse,
  sailboat,
  car,
  pine,
  tree,
  cabin,
  bird,
  dog,
  deer,
  bottle,
  cactus,
  balloon,
]

export function findSubject(id: string): Subject | null {
  return subjects.find((subject) => subject.id === id) ?? null
}

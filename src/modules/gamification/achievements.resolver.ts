import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../courses/courses.entity.js';
import { descriptionOf, titleOf, type Achievement } from './achievements.js';
import { AchievementType } from './gamification.type.js';

const LANGUAGE = 'In which language; in English when left out.';

@Resolver(() => AchievementType)
export class AchievementResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  title(@Root() achievement: Achievement, @Arg('language', () => Language, { nullable: true, description: LANGUAGE }) language?: Language | null): string {
    return titleOf(achievement, language ?? Language.EN);
  }

  @FieldResolver(() => String, { description: 'What it is for.' })
  description(@Root() achievement: Achievement, @Arg('language', () => Language, { nullable: true, description: LANGUAGE }) language?: Language | null): string {
    return descriptionOf(achievement, language ?? Language.EN);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126020457 extends Migration {

  override name = 'Migration20261126020457';

  override up(): void | Promise<void> {
    this.addSql(`alter table "mastery_answers" add "practice" boolean not null default false;`);

    this.addSql(`alter table "mastery_states" add "shared" jsonb null;`);
    this.addSql(`update "mastery_answers" m set "practice" = true from "attempts" a join "quizzes" q on q."id" = a."quiz_id" where a."id" = m."attempt_id" and q."purpose" = 'PRACTICE';`);
    // Of who has practised only folding his other answers anew can tell what they say: his teachers see nothing of it until then.
    this.addSql(`update "mastery_states" s set "shared" = "state" where not exists (select from "mastery_answers" m where m."learner_id" = s."learner_id" and m."practice" and jsonb_exists(m."objective_ids", s."objective_id"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "mastery_answers" drop column "practice";`);

    this.addSql(`alter table "mastery_states" drop column "shared";`);
  }

}

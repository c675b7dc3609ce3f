import { Migration } from '@mikro-orm/migrations';

export class Migration20261125205627 extends Migration {

  override name = 'Migration20261125205627';

  override up(): void | Promise<void> {
    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'VERDICT', 'PLAN_WEEK'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'VERDICT'));`);
  }

}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126014128 extends Migration {

  override name = 'Migration20261126014128';

  override up(): void | Promise<void> {
    this.addSql(`alter table "generations" add "statements" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "generations" drop column "statements";`);
  }

}

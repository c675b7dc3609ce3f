import { Migration } from '@mikro-orm/migrations';

export class Migration20261126020406 extends Migration {

  override name = 'Migration20261126020406';

  override up(): void | Promise<void> {
    this.addSql(`alter table "streams" add "dropped_through" int not null default 0;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "streams" drop column "dropped_through";`);
  }

}

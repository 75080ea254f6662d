// Many match records, made from those that the corpus expects: other days,
// and where there are more than enough, other sources.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const records = (fulltime, source, count) => {
  const files = readdirSync(join(source, "corpus"), { recursive: true })
    .filter((name) => /article\.(html|txt)$/.test(name)).sort().slice(0, 60).map((name) => join("corpus", name));
  const lines = execFileSync(fulltime, ["extract", ...files], {
    cwd: source,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, FULLTIME_RULES: join(source, "rules") },
  }).trim().split("\n");
  const made = [];
  for (let i = 0; made.length < count; i++) {
    const record = JSON.parse(lines[i % lines.length]);
    const turn = Math.floor(i / lines.length);
    const day = new Date(Date.UTC(2014, 7, 2) + ((i * 7919) % 3650) * 86400000).toISOString().slice(0, 10);
    if (record.date) record.date = day;
    record.id = `${record.date ?? "-"}/${i}`;
    record.source.uri = `wire/${turn % 7}/${record.source.uri}`;
    if (turn % 3 === 1) record.source.url = `https://paper${turn % 9}.example.org/${i}`;
    if (i % 97 === 0)
      record.conflicts = [{ field: "/attendance", kept: 9000 + i, refused: 9100 + i, kept_quote: "<b>9,000</b> came", refused_quote: "9,100 \"were\" there" }];
    made.push(JSON.stringify(record));
  }
  return made.join("\n") + "\n";
};

if (process.argv[1] === new URL(import.meta.url).pathname)
  process.stdout.write(records(process.argv[2], process.argv[3], Number(process.argv[4])));

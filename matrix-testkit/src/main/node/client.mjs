// The foreign client as a process: a line of JSON asks, a line of JSON answers, and {"news": who} says that somebody has
// something new to look at. Many people live in one process; it ends with its input, and deletes the folder it was given.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

// what the SDK tells its log is none of ours, and the output is for answers alone
for (const level of ["debug", "info", "log", "warn", "trace", "error"]) console[level] = () => {};
const { Person } = await import("./person.mjs");

const people = new Map();
const tell = line => process.stdout.write(JSON.stringify(line) + "\n");

async function answer({ as, act, words = [] }) {
  if (act === "login") {
    people.set(as, await Person.login(words[0], () => tell({ news: as })));
    return people.get(as).self();
  }
  const person = people.get(as);
  if (!person) throw new Error(`nobody here is ${as}`);
  return await person[act](...words);
}

// a request that failed somewhere inside the SDK is its own affair, as in a browser
process.on("unhandledRejection", reason => process.stderr.write(`unhandled: ${reason?.stack ?? reason}\n`));

const input = createInterface({ input: process.stdin });
input.on("line", async line => {
  const request = JSON.parse(line);
  try {
    tell({ to: request.id, answer: (await answer(request)) ?? null });
  } catch (failed) {
    tell({
      to: request.id,
      failed: {
        status: failed.httpStatus ?? 0,
        code: failed.errcode ?? failed.name ?? "",
        words: failed.message ?? String(failed),
        retryAfter: failed.data?.retry_after_ms ?? 0,
      },
    });
  }
});
input.on("close", () => {
  if (process.argv[2]) rmSync(process.argv[2], { recursive: true, force: true });
  process.exit(0);
});
tell({ ready: true });

// Comparing emoji with somebody, step by step: each step is taken when it is asked for, so that a test can stop anywhere.
import { VerificationPhase } from "matrix-js-sdk/lib/crypto-api/index.js";

const SAS = "m.sas.v1";

export class Verifications {
  #client;
  #news;
  #known = [];

  constructor(client, news) {
    this.#client = client;
    this.#news = news;
    client.on("crypto.verificationRequestReceived", request => this.#keep(request));
  }

  #keep(request) {
    const one = { id: this.#known.length, request, verifier: null, sas: null };
    this.#known.push(one);
    request.on("change", () => {
      // the other side chose to begin
      if (request.verifier && !one.verifier) this.#follow(one, request.verifier);
      this.#news();
    });
    this.#news();
    return one;
  }

  #follow(one, verifier) {
    if (one.verifier) return;
    one.verifier = verifier;
    verifier.on("show_sas", sas => {
      one.sas = sas;
      this.#news();
    });
    verifier.on("cancel", () => this.#news());
    verifier.verify().then(this.#news, this.#news);
  }

  async ask(user, room) {
    return this.#keep(await this.#client.getCrypto().requestVerificationDM(user, room)).id;
  }

  all() {
    return this.#known.map(({ id, request, sas }) => ({
      id,
      with: request.otherUserId,
      ours: request.initiatedByMe,
      phase: VerificationPhase[request.phase],
      emoji: sas?.sas.emoji?.map(([picture]) => picture) ?? [],
      names: sas?.sas.emoji?.map(([, name]) => name) ?? [],
      cancellation: request.cancellationCode,
    }));
  }

  async act(id, act) {
    const one = this.#known[id];
    if (act === "accept") await one.request.accept();
    else if (act === "start") this.#follow(one, await one.request.startVerification(SAS));
    else if (act === "confirm") await one.sas.confirm();
    else if (act === "mismatch") one.sas.mismatch();
    else if (act === "cancel") await one.request.cancel();
    else throw new Error(`nobody can ${act} a verification`);
  }
}
